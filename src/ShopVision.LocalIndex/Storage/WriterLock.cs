namespace ShopVision.LocalIndex.Storage;

/// <summary>Keeps every other writer out, in this process and in others, until it is disposed or the process ends.</summary>
internal sealed class WriterLock : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <summary>Takes the lock and makes the folder ready to be written to.</summary>
    public static WriterLock Acquire(IndexFolder folder)
    {
        folder.Create();
        var held = new WriterLock(OpenExclusively(folder));
        try
        {
            folder.Prepare();
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream OpenExclusively(IndexFolder folder)
    {
        try
        {
            return new FileStream(folder.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is SharingViolation or WouldBlockOnLinux or WouldBlockOnMac)
        {
            throw IndexFaults.Locked(folder.Path, exception);
        }
    }
}
