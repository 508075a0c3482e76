namespace ShopVision.LocalIndex.Tests.Storage.Simulated;

/// <summary>A folder's names, those that are durable apart. A rename happens as a whole or not at all.</summary>
internal sealed class SimulatedFolder : SimulatedNode
{
    private readonly List<Action<SortedDictionary<string, SimulatedNode>>> _unsynced = [];
    private SortedDictionary<string, SimulatedNode> _durable = new(StringComparer.Ordinal);

    public SortedDictionary<string, SimulatedNode> Names { get; private init; } = new(StringComparer.Ordinal);

    public void Add(string name, SimulatedNode node) => Change(names => names[name] = node);

    public void Remove(string name) => Change(names => names.Remove(name));

    public void Rename(string from, string to)
    {
        var node = Names[from];
        Change(names =>
        {
            names.Remove(from);
            names[to] = node;
        });
    }

    public override void Sync()
    {
        _durable = new SortedDictionary<string, SimulatedNode>(Names, StringComparer.Ordinal);
        _unsynced.Clear();
    }

    public override SimulatedNode AfterPowerCut(Survival survival)
    {
        var names = new SortedDictionary<string, SimulatedNode>(_durable, StringComparer.Ordinal);
        foreach (var change in _unsynced.Where(_ => survival.Keeps()))
            change(names);
        var after = new SimulatedFolder();
        foreach (var (name, node) in names)
            after.Names[name] = node.AfterPowerCut(survival);
        after.Sync();
        return after;
    }

    private void Change(Action<SortedDictionary<string, SimulatedNode>> change)
    {
        change(Names);
        _unsynced.Add(change);
    }
}
