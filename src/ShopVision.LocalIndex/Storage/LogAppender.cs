namespace ShopVision.LocalIndex.Storage;

/// <summary>Adds commits to a generation's log; opening it cuts what lies beyond the committed length.</summary>
internal sealed class LogAppender : IDisposable
{
    private readonly GenerationFolder _generation;
    private readonly IWrittenFile _log;
    private CommittedMark _mark;

    private LogAppender(GenerationFolder generation, IWrittenFile log, CommittedMark mark) =>
        (_generation, _log, _mark) = (generation, log, mark);

    public static LogAppender Open(GenerationFolder generation)
    {
        var mark = generation.ReadMark();
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

    /// <summary>
    /// One commit: the records count, and are durable, once this returns. <paramref name="products"/> and
    /// <paramref name="images"/> are what the generation then holds.
    /// </summary>
    public void Append(ReadOnlySpan<byte> records, long products, long images)
    {
        _log.Write(records, _mark.Length);
        _log.Sync();
        var mark = new CommittedMark(_mark.Length + records.Length, _mark.Revision + 1, products, images);
        _generation.WriteMark(mark);
        _mark = mark;
    }

    public void Dispose() => _log.Dispose();
}
