namespace ShopVision.Elasticsearch.Client;

/// <summary>Nodes by turns. One that failed rests, longer each time; where all rest, the one that is due first is tried. Thread safe.</summary>
internal sealed class NodePool
{
    private readonly Node[] _nodes;
    private readonly TimeProvider _time;
    private int _turn = -1;

    public NodePool(IReadOnlyList<Uri> addresses, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfZero(addresses.Count);
        _nodes = [.. addresses.Select(address => new Node(address))];
        _time = time;
    }

    public int Count => _nodes.Length;

    /// <summary>The next node, if there is another not one of those that were tried already.</summary>
    public Node Next(IReadOnlyCollection<Node> tried)
    {
        var now = _time.GetTimestamp();
        var first = (uint)Interlocked.Increment(ref _turn);
        var inTurn = Enumerable.Range(0, _nodes.Length).Select(i => _nodes[(first + (uint)i) % (uint)_nodes.Length]).ToList();
        var fresh = inTurn.Where(node => !tried.Contains(node)).ToList();
        var candidates = fresh.Count > 0 ? fresh : inTurn;
        return candidates.Find(node => node.RestsUntil <= now) ?? candidates.MinBy(node => node.RestsUntil)!;
    }
}
