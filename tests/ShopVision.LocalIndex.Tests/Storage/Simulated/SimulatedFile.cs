namespace ShopVision.LocalIndex.Tests.Storage.Simulated;

/// <summary>A file's bytes, those that are durable apart.</summary>
internal sealed class SimulatedFile : SimulatedNode
{
    /// <summary>A write is torn, and its parts are reordered, at multiples of this; small, as the files are.</summary>
    private const int Sector = 32;

    private readonly List<Func<byte[], byte[]>> _unsynced = [];
    private byte[] _durable = [];

    public byte[] Content { get; private set; } = [];

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        Content = With(Content, bytes.ToArray(), (int)offset);
        for (var at = 0; at < bytes.Length; at += Sector)
        {
            var (part, start) = (bytes[at..Math.Min(at + Sector, bytes.Length)].ToArray(), (int)offset + at);
            _unsynced.Add(content => With(content, part, start));
        }
    }

    public void Cut(long length)
    {
        Content = Cut(Content);
        _unsynced.Add(Cut);

        byte[] Cut(byte[] content) => content[..(int)Math.Min(length, content.Length)];
    }

    public override void Sync()
    {
        _durable = Content;
        _unsynced.Clear();
    }

    public override SimulatedNode AfterPowerCut(Survival survival)
    {
        var content = _unsynced.Where(_ => survival.Keeps()).Aggregate(_durable, (before, change) => change(before));
        return new SimulatedFile { Content = content, _durable = content };
    }

    private static byte[] With(byte[] content, byte[] part, int start)
    {
        var changed = content.ToArray();
        Array.Resize(ref changed, Math.Max(content.Length, start + part.Length));
        part.CopyTo(changed, start);
        return changed;
    }
}
