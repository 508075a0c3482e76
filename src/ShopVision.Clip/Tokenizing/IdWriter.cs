namespace ShopVision.Clip.Tokenizing;

/// <summary>Writes ids until there is no room, and then drops the rest.</summary>
internal ref struct IdWriter(Span<int> ids)
{
    private readonly Span<int> _ids = ids;

    public int Count { get; private set; }

    public readonly bool IsFull => Count == _ids.Length;

    public void Write(params ReadOnlySpan<int> more)
    {
        var fitting = more[..Math.Min(more.Length, _ids.Length - Count)];
        fitting.CopyTo(_ids[Count..]);
        Count += fitting.Length;
    }
}
