using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Files;

/// <summary>A file of a data folder that one process has at a time, for as long as it changes the catalog.</summary>
internal static class OwnedFile
{
    // What systems say of a file that somebody else has.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    /// <summary>
    /// Opens or creates it. Throws <c>index-locked</c> where another process has it, which passes, so that a run is tried again later; and
    /// <c>data-folder-unusable</c> where it cannot be opened at all.
    /// </summary>
    public static T Open<T>(string path, string what, Func<string, T> open)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return open(path);
        }
        catch (IOException fault) when (fault.HResult is SharingViolation or WouldBlockOnLinux or WouldBlockOnMac)
        {
            throw new ShopVisionException(
                ErrorCode.IndexLocked, $"Expected to be the only one who changes the catalog, found {what} '{path}' in use by another ingest or run. Wait until it is done, or stop it.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(ErrorCode.DataFolderUnusable, $"Expected to open {what} '{path}', but the system refused: {fault.Message} Check the folder, its permissions and the free space.", fault);
        }
    }
}
