using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace ShopVision.LocalIndex.Storage;

/// <summary>The disk itself.</summary>
internal sealed class SystemFiles : IFileSystem
{
    private const int BufferSize = 1 << 16;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private SystemFiles()
    {
    }

    public static SystemFiles Instance { get; } = new();

    public bool FileExists(string path) => File.Exists(path);

    public bool FolderExists(string path) => Directory.Exists(path);

    public IReadOnlyList<string> Folders(string path) => Directory.GetDirectories(path);

    public Stream OpenRead(string path) => new FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.SequentialScan);

    public unsafe MappedFile Map(string path, long? length)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = Math.Min(length ?? long.MaxValue, RandomAccess.GetLength(file));
        if (bytes == 0)
            return MappedFile.Empty;
        using var mapping = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var view = mapping.CreateViewAccessor(0, bytes, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        // The view itself is held instead: it unmaps when it is collected.
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        return new MappedFile(view, start, bytes);
    }

    public IWrittenFile Create(string path) => new WrittenFile(path, FileMode.Create);

    public IWrittenFile OpenWrite(string path) => new WrittenFile(path, FileMode.Open);

    public IDisposable? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is SharingViolation or WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }

    public void RenameFile(string from, string to) => File.Move(from, to, overwrite: true);

    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    public void RenameFolder(string from, string to) => Directory.Move(from, to);

    public void DeleteFolder(string path) => Directory.Delete(path, recursive: true);

    public void SyncFolder(string path) => FolderSync.Flush(path);

    private sealed class WrittenFile(string path, FileMode mode) : IWrittenFile
    {
        private readonly SafeFileHandle _handle =
            File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);

        public long Length => RandomAccess.GetLength(_handle);

        public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_handle, bytes, offset);

        public void Cut(long length) => RandomAccess.SetLength(_handle, length);

        public void Sync() => RandomAccess.FlushToDisk(_handle);

        public void Dispose() => _handle.Dispose();
    }
}
