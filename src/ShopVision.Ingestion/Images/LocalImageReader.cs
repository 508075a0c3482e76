using System.Globalization;
using Microsoft.Win32.SafeHandles;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Images;

/// <summary>
/// Reads the pictures that a feed names, from one folder and nowhere else: whoever writes the feed must not be able to publish
/// another file of this machine. Links are followed and judged by where they end.
/// </summary>
internal sealed class LocalImageReader : IImageReader
{
    public const int MaxBytes = 32 * 1024 * 1024;

    // A file that changed so shortly before it was read may change again and look the same.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly FetchJournal _journal;
    private readonly TimeProvider _time;
    private readonly string _folder;
    private readonly string _realFolder;

    /// <summary>Throws <c>image-missing</c> where there is no such folder.</summary>
    public LocalImageReader(string folder, FetchJournal journal, TimeProvider time)
    {
        (_folder, _journal, _time) = (folder, journal, time);
        if (!Directory.Exists(folder) || RealPath.TryResolve(folder) is not { } real)
            throw new ShopVisionException(ErrorCode.ImageMissing, $"There is no image folder '{folder}'. Name the folder that the feed's image paths start from.");
        _realFolder = Path.TrimEndingDirectorySeparator(real) + Path.DirectorySeparatorChar;
    }

    public int Ahead => 4;

    /// <summary>Why the picture cannot be opened, or null where it can.</summary>
    public string? Obstacle(string source)
    {
        using var handle = TryOpen(source, out _, out var refused);
        return refused?.Message;
    }

    /// <summary>A file whose length and time of change are those that were noted when it was read is not read again.</summary>
    public Sha256Digest? KnownDigest(string source)
    {
        try
        {
            return Check(source, out var path) is null && _journal.Find(path) is { } known
                && known.ETag == VersionOf(new FileInfo(path).Length, File.GetLastWriteTimeUtc(path))
                    ? known.Digest
                    : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public async ValueTask<ImageFile> ReadAsync(string source, CancellationToken cancellationToken) => KnownDigest(source) is { } digest
        ? ImageFile.Known(digest.ToString())
        : await LoadAsync(source, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ImageFile> LoadAsync(string source, CancellationToken cancellationToken)
    {
        using var handle = TryOpen(source, out var path, out var refused);
        if (handle is null)
            return refused!;
        var changed = File.GetLastWriteTimeUtc(handle);
        var content = new byte[RandomAccess.GetLength(handle)];
        var length = 0;
        try
        {
            while (length < content.Length
                && await RandomAccess.ReadAsync(handle, content.AsMemory(length), length, cancellationToken).ConfigureAwait(false) is > 0 and var read)
                length += read;
        }
        catch (IOException)
        {
            return Missing(source, "could not be read to its end; check the disk");
        }

        var file = ImageFile.Of(content.AsMemory(0, length));
        var now = _time.GetUtcNow();
        if (now - changed > Settled)
            _journal.Add(path, new FetchedImage(Sha256Digest.Parse(file.Digest), VersionOf(length, changed), null, now));
        return file;
    }

    private static string VersionOf(long length, DateTime changed) => string.Create(CultureInfo.InvariantCulture, $"{length}-{changed.Ticks}");

    private SafeFileHandle? TryOpen(string source, out string path, out ImageFile? refused)
    {
        SafeFileHandle? handle = null;
        path = "";
        try
        {
            refused = Check(source, out path);
            if (refused is not null)
                return null;
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
            refused = CheckOpened(source, path, handle);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            refused = Missing(source, "cannot be opened; check that it exists and may be read");
        }

        if (refused is null)
            return handle;
        handle?.Dispose();
        return null;
    }

    /// <summary>What can be said before the file is opened; opening a pipe would wait for its writer for ever.</summary>
    private ImageFile? Check(string source, out string path)
    {
        path = "";
        if (source.Contains("://", StringComparison.Ordinal) || source.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return ImageFile.Refused(ErrorCode.ImageUnsupported, $"'{Shorten(source)}' is an address; only local paths are supported. Download the picture and name its file.");
        if (source.Contains('\0') || RealPath.TryResolve(Path.Combine(_realFolder, source)) is not { } real)
            return Missing(source, "is not a path that leads to a file");
        if (!IsInside(real))
            return Outside(source);
        path = real;
        var file = new FileInfo(real);
        if (Directory.Exists(real))
            return Missing(source, "is a folder");
        if (!file.Exists)
            return Missing(source, "does not exist");
        // Pipes, sockets and devices have no length.
        if (file.Length == 0)
            return Missing(source, "is empty or not a regular file");
        return file.Length > MaxBytes ? TooLarge(source, file.Length) : null;
    }

    /// <summary>Says again, of the file that is open, what was said of the path: in between, the path may have been pointed elsewhere.</summary>
    private ImageFile? CheckOpened(string source, string path, SafeFileHandle handle)
    {
        var opened = OperatingSystem.IsLinux()
            ? File.ResolveLinkTarget($"/proc/self/fd/{handle.DangerousGetHandle()}", returnFinalTarget: false)?.FullName
            : RealPath.TryResolve(path);
        if (opened is null || !IsInside(opened))
            return Outside(source);
        var length = RandomAccess.GetLength(handle);
        return length > MaxBytes ? TooLarge(source, length) : null;
    }

    private bool IsInside(string realPath) =>
        realPath.StartsWith(_realFolder, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private ImageFile Outside(string source) => ImageFile.Refused(
        ErrorCode.ImageOutsideFolder,
        $"'{Shorten(source)}' leads out of the image folder '{_folder}'. Only files in it are read; move the picture there, or name a wider folder.");

    private ImageFile Missing(string source, string what) =>
        ImageFile.Refused(ErrorCode.ImageMissing, $"'{Shorten(source)}' in the image folder '{_folder}' {what}.");

    private static ImageFile TooLarge(string source, long length) => ImageFile.Refused(
        ErrorCode.ImageTooLarge, $"'{Shorten(source)}' has {length >> 20} MiB; at most {MaxBytes >> 20} MiB are read. Make it smaller.");

    private static string Shorten(string source) => source.Length > 200 ? source[..200] + "…" : source;
}
