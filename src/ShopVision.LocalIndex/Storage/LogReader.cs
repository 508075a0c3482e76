namespace ShopVision.LocalIndex.Storage;

/// <summary>Reads the records between two committed lengths; whatever is not as it was written is <c>index-damaged</c>.</summary>
internal sealed class LogReader(IFileSystem files, string path, int dimensions)
{
    private const int FirstBuffer = 1 << 16;

    private readonly RecordDecoder _decoder = new(path, dimensions);

    public IEnumerable<LogRecord> Read(long from, long to)
    {
        // A writer appends, cuts what it never committed, and may delete the file, while this reads below the committed length.
        using var log = files.OpenRead(path);
        if (log.Length < to)
            throw IndexFaults.Damaged(path, log.Length, $"it ends there, but {to} bytes were committed");
        log.Position = from;
        var record = new byte[FirstBuffer];
        for (var offset = from; offset < to;)
        {
            var length = ReadRecord(log, ref record, offset, to);
            yield return _decoder.Decode(record.AsSpan(0, length), offset) with { At = offset, Bytes = length };
            offset += length;
        }
    }

    private int ReadRecord(Stream log, ref byte[] record, long offset, long to)
    {
        log.ReadExactly(record.AsSpan(0, (int)Math.Min(LogEncoder.HeaderSize, to - offset)));
        var length = _decoder.LengthOf(record, to - offset, offset);
        if (record.Length < length)
            Array.Resize(ref record, length);
        log.ReadExactly(record.AsSpan(LogEncoder.HeaderSize, length - LogEncoder.HeaderSize));
        _decoder.ThrowIfDamaged(record.AsSpan(0, length), offset);
        return length;
    }
}
