using System.Diagnostics;
using System.Runtime.ExceptionServices;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex;

/// <summary>Every fault that a caller may act on, with its message, in one place.</summary>
internal static class IndexFaults
{
    private const int NoSpaceOnUnix = 28;
    private const int QuotaOnLinux = 122;
    private const int QuotaOnMac = 69;
    private const int DiskFull = unchecked((int)0x80070070);
    private const int HandleDiskFull = unchecked((int)0x80070027);

    /// <summary>Runs work on the folder; what the system refuses there becomes a fault that names the folder.</summary>
    public static T Translate<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (IOException exception) when (exception.HResult is NoSpaceOnUnix or QuotaOnLinux or QuotaOnMac or DiskFull or HandleDiskFull)
        {
            throw Full(folder, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, exception);
        }
        catch (AggregateException several)
        {
            // Of what threads that worked side by side met, the first is told as if it had come alone.
            return Translate(folder, () => Throw<T>(several.Flatten().InnerExceptions[0]));
        }
    }

    /// <summary>As <see cref="Translate"/>.</summary>
    public static async Task<T> TranslateAsync<T>(string folder, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception)
        {
            return Translate(folder, () => Throw<T>(exception));
        }
    }

    private static T Throw<T>(Exception exception)
    {
        ExceptionDispatchInfo.Throw(exception);
        throw new UnreachableException();
    }

    public static ShopVisionException Missing(string folder) => new(
        ErrorCode.IndexMissing,
        $"Expected a published index in '{folder}', found none. Ingest a catalog into this folder first.");

    public static ShopVisionException Locked(string folder) => new(
        ErrorCode.IndexLocked,
        $"Expected to be the only writer of the index in '{folder}', found another one at work. "
        + "Wait until it is done, or stop it.");

    public static ShopVisionException Damaged(string file, long offset, string found, Exception? inner = null) => new(
        ErrorCode.IndexDamaged,
        $"The index file '{file}' is damaged at byte {offset}: {found}. "
        + "Go back to another generation with 'shopvision index rollback', ingest the catalog again with a rebuild, or restore the "
        + "folder from a copy.",
        inner);

    public static ShopVisionException SnapshotDamaged(string file, long offset, string found, Exception? inner = null) => new(
        ErrorCode.IndexDamaged,
        $"The index file '{file}' is damaged at byte {offset}: {found}. "
        + "Delete this file: nothing is lost with it, since it is made again from the log beside it.",
        inner);

    public static ShopVisionException VersionUnsupported(string file, int found) => new(
        ErrorCode.IndexVersionUnsupported,
        $"Expected index format version {IndexFormat.CurrentVersion} in '{file}', found {found}. "
        + "Use the version of ShopVision that wrote it, or ingest the catalog again into an empty folder.");

    private static ShopVisionException Full(string folder, Exception inner) => new(
        ErrorCode.DiskFull,
        $"Expected room for more in the index folder '{folder}', but the disk is full. What was committed before is safe and is "
        + "still served. Make room, by 'shopvision index prune' perhaps, and do the same again.",
        inner);

    private static ShopVisionException Unusable(string folder, Exception inner) => new(
        ErrorCode.DataFolderUnusable,
        $"Expected to read and write the index in '{folder}', but the system refused: {inner.Message} "
        + "Check the folder, its permissions and the free space.",
        inner);

    public static ShopVisionException WriterFailed(string folder) => new(
        ErrorCode.DataFolderUnusable,
        $"An earlier change of this writer failed in '{folder}', so it takes no more. "
        + "Open a new one: it starts from what was committed.");

    public static ShopVisionException GenerationNotFound(
        string folder, string generation, IReadOnlyList<GenerationFolder> kept) => new(
        ErrorCode.GenerationNotFound,
        $"Expected a generation '{generation}' that was published before in '{folder}', found none. "
        + (kept.Count == 0 ? "None is kept." : $"Choose one of these: {string.Join(", ", kept.Select(other => other.Id))}."));

    public static ShopVisionException QueryMismatch(string folder, IndexModel held, Embedding query) => new(
        ErrorCode.ModelMismatch,
        $"The index in '{folder}' holds {held.Dimensions}-dimension vectors of '{held.Label}', "
        + $"but the query is a {query.Dimensions}-dimension vector. Search with the model that the index was made with.");
}
