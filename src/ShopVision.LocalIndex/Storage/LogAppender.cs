namespace ShopVision.LocalIndex.Storage;

/// <summary>Adds commits to a generation's log; opening it cuts what lies beyond the committed length.</summary>
internal sealed class LogAppender : IDisposable
{
    private readonly GenerationFolder _generation;
    private readonly IWrittenFile _log;
    private long _length;

    private LogAppender(GenerationFolder generation, IWrittenFile log, CommittedMark mark) =>
        (_generation, _log, Mark, _length) = (generation, log, mark, mark.Length);

    /// <summary>The last commit.</summary>
    public CommittedMark Mark { get; private set; }

    public static LogAppender Open(GenerationFolder generation)
    {
        var mark = generation.ReadMark();
        generation.DropSnapshotBeyond(mark);
        var log = generation.OpenLog();
        try
        {
            if (log.Length < mark.Length)
                throw IndexFaults.Damaged(generation.LogPath, log.Length, $"it ends there, but {mark.Length} bytes were committed");
            if (log.Length > mark.Length)
                log.Cut(mark.Length);
            return new LogAppender(generation, log, mark);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>Adds records, which count from the next <see cref="Commit"/> on.</summary>
    public void Append(ReadOnlySpan<byte> records)
    {
        if (records.IsEmpty)
            return;
        _log.Write(records, _length);
        _length += records.Length;
    }

    /// <summary>
    /// What was appended counts, and is durable, once this returns; nothing happens where that is nothing. <paramref name="products"/>
    /// and <paramref name="images"/> are what the generation then holds.
    /// </summary>
    public void Commit(long products, long images)
    {
        if (_length == Mark.Length)
            return;
        _log.Sync();
        var mark = new CommittedMark(_length, Mark.Revision + 1, products, images);
        _generation.WriteMark(mark);
        Mark = mark;
    }

    public void Dispose() => _log.Dispose();
}
