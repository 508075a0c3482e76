using ShopVision.Core.Errors;
using ShopVision.Core.Identifiers;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Storage;

/// <summary>The files of an index: which generations there are and which one is published. The README has the layout.</summary>
internal sealed class IndexFolder(IFileSystem files, string path)
{
    private const string DeletedPrefix = ".deleted-";

    public IFileSystem Files => files;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Whether anything was ever written here.</summary>
    public bool Exists => files.FolderExists(GenerationsPath);

    public string LockPath => File("LOCK");

    private string FormatPath => File("format.json");

    private string PointerPath => File("CURRENT");

    private string GenerationsPath => File("generations");

    public void Create() => files.CreateFolder(Path);

    /// <summary>
    /// Makes the folder ready for a writer, which must hold the lock. Removes what an earlier one left behind, unless that was made for
    /// the same <paramref name="purpose"/>, and makes durable what it left visible: the next commits build on it.
    /// </summary>
    public void Prepare(string? purpose)
    {
        if (!IndexFormat.Check(files, FormatPath))
        {
            // The folders above may be new too, and whoever made them may not have come so far as to make their names durable.
            for (var folder = System.IO.Path.GetDirectoryName(Path); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
                files.SyncFolder(folder);
            IndexFormat.Write(files, FormatPath);
        }

        files.CreateFolder(GenerationsPath);
        files.SyncFolder(Path);
        if (IsPointerDamaged())
            return;
        if (Published() is { Exists: true } published)
            published.StampPublished();
        foreach (var folder in files.Folders(GenerationsPath))
            if (IsDeleted(folder))
                files.DeleteFolder(folder);
            else if (new GenerationFolder(files, folder) is { WasPublished: false } leftover && !leftover.IsBegunFor(purpose))
                Delete(leftover);
    }

    /// <summary>The published generation; null where nothing was ever published.</summary>
    public GenerationFolder? Published() =>
        IndexFormat.Check(files, FormatPath) && PublishedPointer.Read(files, PointerPath) is { } id ? Generation(id) : null;

    /// <summary>The generations that are or once were published, newest first.</summary>
    public IReadOnlyList<GenerationFolder> OncePublished() =>
    [
        .. files.Folders(GenerationsPath)
            .Where(folder => !IsDeleted(folder))
            .Select(folder => new GenerationFolder(files, folder))
            .Where(generation => generation.WasPublished)
            .OrderByDescending(generation => generation.Id, StringComparer.Ordinal),
    ];

    /// <summary>The generation that an earlier writer began for this purpose and never published; null where there is none.</summary>
    public GenerationFolder? Begun(string? purpose) => files.Folders(GenerationsPath)
        .Where(folder => !IsDeleted(folder))
        .Select(folder => new GenerationFolder(files, folder))
        .FirstOrDefault(generation => generation.IsBegunFor(purpose));

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

    /// <summary>How many commits the snapshot of each generation covers that has one, by the generation's id.</summary>
    public IReadOnlyDictionary<string, long> StoredRevisions()
    {
        var revisions = new Dictionary<string, long>();
        foreach (var generation in OncePublished())
            if (generation.StoredRevision() is { } revision)
                revisions[generation.Id] = revision;
        return revisions;
    }

    /// <summary>Reads all that was committed, the published generation first; null where there is none.</summary>
    public IReadOnlyList<GenerationCheck>? Verify() => Published() is not { } published
        ? null
        :
        [
            .. OncePublished().Where(other => other.Id != published.Id).Prepend(published)
                .Select(generation => GenerationVerifier.Verify(generation, isPublished: generation.Id == published.Id))
                .OfType<GenerationCheck>(),
        ];

    /// <summary>Deletes all but the published and the newest others; the caller holds the lock.</summary>
    public void Prune(int keep)
    {
        // Nothing may go that a power cut could make the published one again.
        files.SyncFolder(Path);
        var published = Published();
        foreach (var other in OncePublished().Where(other => other.Id != published?.Id).Skip(keep))
            Delete(other);
    }

    public GenerationFolder CreateGeneration(IndexModel model, DateTimeOffset now, string? purpose = null)
    {
        var createdAt = TimedId.After(OncePublished() is [var newest, ..] ? newest.Id : null, now);
        var generation = Generation(TimedId.New(createdAt));
        generation.Create(GenerationHeader.Of(model, createdAt), purpose);
        return generation;
    }

    /// <summary>One rename: from here on, every reader finds this generation.</summary>
    public void Publish(GenerationFolder generation)
    {
        PublishedPointer.Write(files, PointerPath, generation.Id);
        // Only now, so that no generation counts as published which never was; a crash between the two, the next writer mends.
        generation.StampPublished();
    }

    /// <summary>Out of sight at once, by a rename; a crash halfway leaves only what the next writer clears away.</summary>
    public void Delete(GenerationFolder generation)
    {
        var deleted = System.IO.Path.Combine(GenerationsPath, DeletedPrefix + generation.Id);
        files.RenameFolder(generation.Path, deleted);
        // Durable first: a power cut must not bring back its name with half of its files.
        files.SyncFolder(GenerationsPath);
        files.DeleteFolder(deleted);
    }

    /// <summary>Then nobody knows what is rubbish, until a rebuild or a rollback names the published generation again.</summary>
    private bool IsPointerDamaged()
    {
        try
        {
            Published();
            return false;
        }
        catch (ShopVisionException fault) when (fault.Code == ErrorCode.IndexDamaged)
        {
            return true;
        }
    }

    /// <summary>Deletes a generation that its writer gave up, if nobody sees it.</summary>
    public void ClearAway(GenerationFolder generation)
    {
        try
        {
            // A publish that failed may have come far enough to be seen.
            if (Published()?.Id != generation.Id)
                Delete(generation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ShopVisionException)
        {
            // The next writer clears it away: no reason to hide the fault that may have led here.
        }
    }

    private GenerationFolder Generation(string id) => new(files, System.IO.Path.Combine(GenerationsPath, id));

    private static bool IsDeleted(string folder) =>
        System.IO.Path.GetFileName(folder).StartsWith(DeletedPrefix, StringComparison.Ordinal);

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
