using System.Security.Cryptography;
using System.Text.Json;

namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>
/// A file on its way: <c>NAME.part</c> with <c>NAME.part.json</c> beside it, which says of which version the bytes are. Its digest is
/// computed as the bytes come. A whole file has its own name, and is asked for by another pull only if it changed.
/// </summary>
internal sealed class PartFile : IDisposable
{
    public const string StateSuffix = Suffix + ".json";
    private const string Suffix = ".part";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly string _path;
    private readonly FileStream _content;

    private PartFile(string path)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path) && !File.Exists(ContentOf(path)))
            File.Move(path, ContentOf(path));
        _content = new FileStream(ContentOf(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        State = ReadState();
    }

    public PartState State { get; private set; }

    public long Length => _content.Length;

    public static async Task<PartFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var part = new PartFile(path);
            await part.HashAsync(cancellationToken).ConfigureAwait(false);
            return part;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DownloadFaults.NotWritable(path, exception);
        }
    }

    /// <summary>Of all bytes that are here.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Throws away what is here, and begins with another version of the file.</summary>
    public void Restart(PartState state) => OnDisk(_path, () =>
    {
        _content.SetLength(0);
        _hash.GetHashAndReset();
        WriteState(state);
    });

    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            // Unbuffered: what is counted as here is on the way to the disk, and a full one is told here.
            _content.Write(bytes);
        }
        catch (IOException exception)
        {
            throw DownloadFaults.NotWritable(_path, exception);
        }

        _hash.AppendData(bytes);
    }

    /// <summary>All bytes came; they are on the disk when this returns.</summary>
    public void Complete() => OnDisk(_path, () =>
    {
        _content.Flush(flushToDisk: true);
        WriteState(State with { IsWhole = true });
    });

    /// <summary>Gives a whole file its own name. What is known of it stays, should the rest of the model fail.</summary>
    public static void Finish(string path) => OnDisk(path, () => File.Move(ContentOf(path), path, overwrite: true));

    /// <summary>For a file that is not there: nothing of it stays.</summary>
    public static void Forget(string path) => OnDisk(path, () =>
    {
        File.Delete(ContentOf(path));
        File.Delete(StateFile(path));
    });

    public void Dispose()
    {
        _content.Dispose();
        _hash.Dispose();
    }

    private static string ContentOf(string path) => path + Suffix;

    private static string StateFile(string path) => path + StateSuffix;

    private async Task HashAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        while (await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            _hash.AppendData(buffer.AsSpan(0, read));
    }

    /// <summary>Without a state that can be read nothing is known of the bytes.</summary>
    private PartState ReadState()
    {
        try
        {
            if (File.Exists(StateFile(_path)))
                return JsonSerializer.Deserialize<PartState>(File.ReadAllBytes(StateFile(_path))) ?? PartState.Nothing;
        }
        catch (JsonException)
        {
            // As a crash may leave it.
        }

        return PartState.Nothing;
    }

    private void WriteState(PartState state)
    {
        File.WriteAllBytes(StateFile(_path), JsonSerializer.SerializeToUtf8Bytes(state));
        State = state;
    }

    private static void OnDisk(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DownloadFaults.NotWritable(path, exception);
        }
    }
}
