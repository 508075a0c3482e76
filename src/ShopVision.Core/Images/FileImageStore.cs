using System.Buffers;
using System.IO.Enumeration;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Images;

/// <summary>Keeps the pictures as files, <c>ab/&lt;digest&gt;.jpg</c> below one folder; a picture appears whole or not at all.</summary>
public sealed class FileImageStore(string folder) : IImageStore
{
    private const int DigestLength = 64;
    private const string Extension = ".jpg";
    private const string Unfinished = ".tmp";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    // What is half written for longer was left by a crash.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    public Task<bool> ContainsAsync(string contentDigest, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(PathOf(contentDigest)));

    public Task<StoredPictures> ListAsync(CancellationToken cancellationToken) => Task.Run(
        () => new StoredPictures(!Directory.Exists(folder) ? [] : new FileSystemEnumerable<UInt128>(
            folder, (ref entry) => StoredPictures.KeyOf(entry.FileName), new EnumerationOptions { RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && IsPicture(entry.FileName),
        }),
        cancellationToken);

    public async Task SaveAsync(string contentDigest, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken)
    {
        var path = PathOf(contentDigest);
        if (File.Exists(path))
            return;
        try
        {
            await WriteAsync(path, jpeg, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(
                ErrorCode.DataFolderUnusable,
                $"Expected to write a picture into '{folder}', but the system refused: {fault.Message} Check the folder, its permissions and the free space.",
                fault);
        }
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                await file.WriteAsync(jpeg, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            // After the move there is nothing left to delete.
            File.Delete(unfinished);
        }
    }

    public async Task<byte[]?> ReadAsync(string contentDigest, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(contentDigest), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task<int> KeepAsync(IReadOnlySet<string> contentDigests, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var deleted = 0;
            foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                var name = Path.GetFileName(path);
                if (name.EndsWith(Unfinished, StringComparison.Ordinal) && File.GetLastWriteTimeUtc(path) < DateTime.UtcNow - LongestWrite)
                {
                    File.Delete(path);
                }
                else if (IsPicture(name) && !contentDigests.Contains(name[..DigestLength]))
                {
                    File.Delete(path);
                    deleted++;
                }
            }

            return deleted;
        },
        cancellationToken);

    private static bool IsPicture(ReadOnlySpan<char> name) =>
        name.Length == DigestLength + Extension.Length && name.EndsWith(Extension, StringComparison.Ordinal) && IsDigest(name[..DigestLength]);

    private static bool IsDigest(ReadOnlySpan<char> text) => text.Length == DigestLength && !text.ContainsAnyExcept(Hex);

    private string PathOf(string contentDigest)
    {
        // The digest becomes a path: nothing but hex may.
        if (!IsDigest(contentDigest))
            throw new ArgumentException($"Expected {DigestLength} lower-case hex digits, found '{contentDigest}'.", nameof(contentDigest));
        return Path.Combine(folder, contentDigest[..2], contentDigest + Extension);
    }
}
