using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds.Content;

/// <summary>A feed's file: unpacked (gzip, or a zip with one file) and as UTF-8, from its beginning as often as it is opened.</summary>
internal sealed class FeedContent : IAsyncDisposable
{
    /// <summary>So much of a feed tells what it is.</summary>
    public const int SampleBytes = 64 * 1024;

    private readonly FileStream _file;
    private readonly Encoding _encoding;

    private FeedContent(FileStream file, string name, Encoding encoding, byte[] sample) => (_file, Name, _encoding, Sample) = (file, name, encoding, sample);

    public string Path => _file.Name;

    /// <summary>What messages call the feed: where it was fetched from, else its path.</summary>
    public string Name { get; }

    /// <summary>How the feed's first bytes read.</summary>
    public byte[] Sample { get; }

    public string EncodingName => _encoding.WebName;

    /// <summary>Throws <c>feed-missing</c> where there is no such file, and <c>feed-invalid</c> where it cannot be unpacked.</summary>
    public static async Task<FeedContent> OpenAsync(string path, string? name, string? encoding, CancellationToken cancellationToken)
    {
        var file = OpenFile(path);
        try
        {
            name ??= file.Name;
            var start = await StartAsync(Unpacked(file, name), cancellationToken).ConfigureAwait(false);
            var known = FeedEncoding.Of(start, encoding);
            return new FeedContent(file, name, known, known is UTF8Encoding ? start : Encoding.Convert(known, Encoding.UTF8, start));
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The whole feed. One at a time: the next begins where this one is forgotten.</summary>
    public Stream Open()
    {
        var bytes = Unpacked(_file, Name);
        return _encoding is UTF8Encoding ? bytes : Encoding.CreateTranscodingStream(bytes, _encoding, new UTF8Encoding(false), leaveOpen: false);
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static FileStream OpenFile(string path)
    {
        if (Directory.Exists(path))
            throw new ShopVisionException(ErrorCode.FeedMissing, $"Expected a feed file, found the folder '{path}'. Name the file in it.");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ShopVisionException(ErrorCode.FeedMissing, $"There is no feed '{path}'. Check the path.", fault);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new ShopVisionException(ErrorCode.FeedMissing, $"The feed '{path}' cannot be opened. Check its permissions and that no one is writing it.", fault);
        }
    }

    private static Stream Unpacked(FileStream file, string name)
    {
        file.Position = 0;
        Span<byte> magic = stackalloc byte[4];
        var length = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var open = new UnclosedStream(file);
        return magic[..length] switch
        {
            [0x1F, 0x8B, ..] => new BoundedStream(new GZipStream(open, CompressionMode.Decompress), name, file.Length, GzipSize(file)),
            [(byte)'P', (byte)'K', 3, 4] => OnlyFileIn(open, file, name),
            _ => open,
        };
    }

    /// <summary>The last four bytes of a gzip: how much it unpacks to.</summary>
    private static uint GzipSize(FileStream file)
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        RandomAccess.Read(file.SafeFileHandle, size, Math.Max(0, file.Length - size.Length));
        return BinaryPrimitives.ReadUInt32LittleEndian(size);
    }

    private static BoundedStream OnlyFileIn(Stream zip, FileStream file, string name)
    {
        try
        {
            var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            // Some systems pack a folder of their own beside the file.
            var files = archive.Entries.Where(entry => entry.Name.Length > 0 && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
            return files is [var only]
                ? new BoundedStream(only.Open(), name, file.Length, (uint)only.Length)
                : throw FeedFaults.Invalid(name, $"Expected a zip with one file, found {files.Count}. Unpack it, and name the feed.");
        }
        catch (InvalidDataException fault)
        {
            throw FeedFaults.Invalid(name, "It begins like a zip, but is none, or its end is missing. Fetch it again.", fault);
        }
    }

    private static async Task<byte[]> StartAsync(Stream content, CancellationToken cancellationToken)
    {
        await using (content.ConfigureAwait(false))
        {
            var buffer = new byte[SampleBytes];
            var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return buffer[..length];
        }
    }
}
