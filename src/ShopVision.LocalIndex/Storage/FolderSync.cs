using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// Makes a folder's list of names durable: on Unix a rename survives a power cut only after an fsync of its folder, for which
/// .NET has no call. Windows journals names itself.
/// </summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>EINVAL: the answer of file systems whose folders cannot be flushed, as some shared ones.</summary>
    private const int NotSupported = 22;

    /// <summary>EACCES: the answer for a folder that may be passed through but not read, so for none that the index made.</summary>
    private const int NotAllowed = 13;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == NotAllowed)
            return;
        if (descriptor < 0)
            throw Fault(folder);
        try
        {
            if (Sync(descriptor) != 0 && Marshal.GetLastPInvokeError() != NotSupported)
                throw Fault(folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Fault(string folder)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"Could not flush the folder '{folder}' to disk: {new Win32Exception(error).Message}.", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
