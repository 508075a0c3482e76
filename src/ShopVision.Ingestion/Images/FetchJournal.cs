using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ShopVision.Ingestion.Files;

namespace ShopVision.Ingestion.Images;

/// <summary>
/// Which picture each address or file gave and when: what keeps an unchanged feed from reading any. A JSON line for each in
/// <c>images/fetched.jsonl</c> below a line with the version, the last of a place counts; places by their SHA-256, since addresses may hold
/// keys. Losing it costs requests and nothing else. One process at a time; thread safe within it.
/// </summary>
internal sealed class FetchJournal : IDisposable
{
    private const int Version = 1;

    private readonly Lock _lock = new();
    private readonly Dictionary<Sha256Digest, FetchedImage> _images;
    private readonly FileStream _file;

    private FetchJournal(FileStream file, Dictionary<Sha256Digest, FetchedImage> images) => (_file, _images) = (file, images);

    /// <summary>Opens or creates the journal; a file of another version is begun anew. Throws <c>index-locked</c> and <c>data-folder-unusable</c>.</summary>
    public static FetchJournal Open(string dataFolder) => OwnedFile.Open(Path.Combine(dataFolder, "images", "fetched.jsonl"), "the record of fetched pictures", path =>
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            return new FetchJournal(file, Load(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    });

    public FetchedImage? Find(string address)
    {
        var key = KeyOf(address);
        lock (_lock)
            return _images.TryGetValue(key, out var image) ? image : null;
    }

    public void Add(string address, FetchedImage image)
    {
        var key = KeyOf(address);
        lock (_lock)
        {
            _images[key] = image;
            Write(_file, Line.Of(key, image));
            _file.Flush();
        }
    }

    public void Dispose() => _file.Dispose();

    private static Dictionary<Sha256Digest, FetchedImage> Load(FileStream file)
    {
        var images = new Dictionary<Sha256Digest, FetchedImage>();
        var lines = 0;
        using (var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true))
            if (Read(reader.ReadLine()) is { Version: Version })
                for (; reader.ReadLine() is { } text; lines++)
                    // A line that a crash cut off is not read: its picture is fetched again.
                    if (Read(text) is { Key: { } key, Image: { Digest: { } digest } image })
                        images[Sha256Digest.Parse(key)] = new FetchedImage(Sha256Digest.Parse(digest), image.ETag, image.LastModified, image.At);
        if (lines > 2 * images.Count || images.Count == 0 || !EndsLine(file))
            Rewrite(file, images);
        file.Seek(0, SeekOrigin.End);
        return images;
    }

    private static bool EndsLine(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    /// <summary>Crashing here costs requests, no more.</summary>
    private static void Rewrite(FileStream file, Dictionary<Sha256Digest, FetchedImage> images)
    {
        file.SetLength(0);
        Write(file, new Line { Version = Version });
        foreach (var (key, image) in images)
            Write(file, Line.Of(key, image));
        file.Flush();
    }

    private static void Write(FileStream file, Line line)
    {
        JsonSerializer.Serialize(file, line, JournalJson.Default.Line);
        file.WriteByte((byte)'\n');
    }

    private static Line? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, JournalJson.Default.Line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Sha256Digest KeyOf(string address) => Sha256Digest.Of(Encoding.UTF8.GetBytes(address));

    internal sealed record Noted
    {
        public string? Digest { get; init; }

        public string? ETag { get; init; }

        public string? LastModified { get; init; }

        public DateTimeOffset At { get; init; }
    }

    internal sealed record Line
    {
        public int? Version { get; init; }

        public string? Key { get; init; }

        public Noted? Image { get; init; }

        public static Line Of(Sha256Digest key, FetchedImage image) => new()
        {
            Key = key.ToString(),
            Image = new Noted { Digest = image.Digest.ToString(), ETag = image.ETag, LastModified = image.LastModified, At = image.At },
        };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FetchJournal.Line))]
internal sealed partial class JournalJson : JsonSerializerContext;
