namespace ShopVision.LocalIndex.Storage;

/// <summary>Keeps every other writer out, in this process and in others, until it is disposed or the process ends.</summary>
internal sealed class WriterLock : IDisposable
{
    private readonly IDisposable _held;

    private WriterLock(IDisposable held) => _held = held;

    /// <summary>Takes the lock and makes the folder ready to be written to; what was begun for <paramref name="purpose"/> stays.</summary>
    public static WriterLock Acquire(IndexFolder folder, string? purpose = null)
    {
        folder.Create();
        var held = new WriterLock(folder.Files.TryLock(folder.LockPath) ?? throw IndexFaults.Locked(folder.Path));
        try
        {
            folder.Prepare(purpose);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose() => _held.Dispose();
}
