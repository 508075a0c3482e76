using System.Globalization;
using System.Text;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Storage;

/// <summary>The files of an index: which generations there are and which one is published. The README has the layout.</summary>
internal sealed class IndexFolder(string path)
{
    private const string DeletedPrefix = ".deleted-";
    private const string IdTime = "yyyyMMdd-HHmmss-fff";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string LockPath => File("LOCK");

    private string FormatPath => File("format.json");

    private string PointerPath => File("CURRENT");

    private string GenerationsPath => File("generations");

    public void Create()
    {
        if (Directory.Exists(Path))
            return;
        Directory.CreateDirectory(Path);
        if (System.IO.Path.GetDirectoryName(Path) is { } parent)
            FolderSync.Flush(parent);
    }

    /// <summary>Makes the folder ready for a writer, which must hold the lock; removes what a crashed one left behind.</summary>
    public void Prepare()
    {
        if (!IndexFormat.Check(FormatPath))
            IndexFormat.Write(FormatPath);
        Directory.CreateDirectory(GenerationsPath);
        FolderSync.Flush(Path);
        foreach (var folder in Directory.GetDirectories(GenerationsPath))
            if (IsDeleted(folder))
                Directory.Delete(folder, recursive: true);
            else if (new GenerationFolder(folder) is { WasPublished: false } leftover)
                Delete(leftover);
    }

    /// <summary>The published generation; null where nothing was ever published.</summary>
    public GenerationFolder? Published() =>
        IndexFormat.Check(FormatPath) && ReadPointer() is { } id ? Generation(id) : null;

    /// <summary>The generations that are or once were published, newest first.</summary>
    public IReadOnlyList<GenerationFolder> OncePublished() =>
    [
        .. Directory.GetDirectories(GenerationsPath)
            .Where(folder => !IsDeleted(folder))
            .Select(folder => new GenerationFolder(folder))
            .Where(generation => generation.WasPublished)
            .OrderByDescending(generation => generation.Id, StringComparer.Ordinal),
    ];

    /// <summary>Reads from the published generation, anew where it was pruned meanwhile; null where there is none.</summary>
    public T? ReadPublished<T>(Func<GenerationFolder, T> read)
        where T : class
    {
        while (true)
        {
            if (Published() is not { } generation)
                return null;
            try
            {
                return read(generation);
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                if (Published()?.Id == generation.Id)
                    throw IndexFaults.Damaged(generation.Path, 0, "the published generation or a file of it is missing", exception);
            }
        }
    }

    public IndexDescription? Describe() => ReadPublished(published => new IndexDescription(
        published.Describe(isPublished: true),
        [
            .. OncePublished()
                .Where(other => other.Id != published.Id)
                .Select(other => other.DescribeIfThere())
                .OfType<GenerationDescription>(),
        ]));

    /// <summary>Deletes all but the published and the newest others; the caller holds the lock.</summary>
    public void Prune(int keep)
    {
        var published = Published();
        foreach (var other in OncePublished().Where(other => other.Id != published?.Id).Skip(keep))
            Delete(other);
    }

    public GenerationFolder CreateGeneration(IndexModel model, DateTimeOffset now)
    {
        var createdAt = After(OncePublished() is [var newest, ..] ? newest : null, now);
        // The random end keeps an id from ever naming two generations, even where clocks go back or folders are copied.
        var id = createdAt.UtcDateTime.ToString(IdTime, CultureInfo.InvariantCulture) + $"-{Random.Shared.Next(1 << 16):x4}";
        var generation = Generation(id);
        generation.Create(GenerationHeader.Of(model, createdAt));
        return generation;
    }

    /// <summary>One rename: from here on, every reader finds this generation.</summary>
    public void Publish(GenerationFolder generation)
    {
        // The stamp first: whatever the pointer names must survive the next clean-up.
        generation.StampPublished();
        AtomicFile.Write(PointerPath, Encoding.UTF8.GetBytes(generation.Id));
    }

    /// <summary>Out of sight at once, by a rename; a crash halfway leaves only what the next writer clears away.</summary>
    public void Delete(GenerationFolder generation)
    {
        var deleted = System.IO.Path.Combine(GenerationsPath, DeletedPrefix + generation.Id);
        Directory.Move(generation.Path, deleted);
        Directory.Delete(deleted, recursive: true);
    }

    private GenerationFolder Generation(string id) => new(System.IO.Path.Combine(GenerationsPath, id));

    private string? ReadPointer()
    {
        if (!System.IO.File.Exists(PointerPath))
            return null;
        var id = Encoding.UTF8.GetString(AtomicFile.Read(PointerPath));
        return id.Length > 0 && id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
            ? id
            : throw IndexFaults.Damaged(PointerPath, 0, "expected the id of a generation");
    }

    private static bool IsDeleted(string folder) =>
        System.IO.Path.GetFileName(folder).StartsWith(DeletedPrefix, StringComparison.Ordinal);

    /// <summary>Ids sort by age: a clock that stands still or goes back must not put a new generation before an old one.</summary>
    private static DateTimeOffset After(GenerationFolder? newest, DateTimeOffset now) =>
        newest?.Id.Length >= IdTime.Length
        && DateTimeOffset.TryParseExact(
            newest.Id[..IdTime.Length], IdTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var other)
        && now < other.AddMilliseconds(1)
            ? other.AddMilliseconds(1)
            : now;

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
