using Microsoft.Win32.SafeHandles;

namespace ShopVision.LocalIndex.Storage;

/// <summary>Adds commits to a generation's log; opening it cuts what lies beyond the committed length.</summary>
internal sealed class LogAppender : IDisposable
{
    private readonly GenerationFolder _generation;
    private readonly SafeFileHandle _log;
    private CommittedMark _mark;

    public LogAppender(GenerationFolder generation)
    {
        _generation = generation;
        _mark = generation.ReadMark();
        _log = File.OpenHandle(generation.LogPath, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        var length = RandomAccess.GetLength(_log);
        if (length < _mark.Length)
            throw IndexFaults.Damaged(generation.LogPath, length, $"it ends there, but {_mark.Length} bytes were committed");
        if (length > _mark.Length)
            RandomAccess.SetLength(_log, _mark.Length);
    }

    /// <summary>
    /// One commit: the records count, and are durable, once this returns. <paramref name="products"/> and
    /// <paramref name="images"/> are what the generation then holds.
    /// </summary>
    public void Append(ReadOnlySpan<byte> records, long products, long images)
    {
        RandomAccess.Write(_log, records, _mark.Length);
        RandomAccess.FlushToDisk(_log);
        var mark = new CommittedMark(_mark.Length + records.Length, _mark.Revision + 1, products, images);
        _generation.WriteMark(mark);
        _mark = mark;
    }

    public void Dispose() => _log.Dispose();
}
