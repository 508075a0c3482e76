using System.Text;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Storage;

/// <summary>The files of one generation.</summary>
internal sealed class GenerationFolder(IFileSystem files, string path)
{
    public string Id { get; } = System.IO.Path.GetFileName(path);

    public string Path { get; } = path;

    public string LogPath => File("log");

    /// <summary>What the log comes to, so that opening need not read it; made of the log, and anew whenever that pays.</summary>
    public string SnapshotPath => File("snapshot");

    private string HeaderPath => File("generation.json");

    private string MarkPath => File("committed");

    /// <summary>There since shortly after the generation was first published: a rollback may go back to it, and no clean-up may take it.</summary>
    private string PublishedPath => File("published");

    /// <summary>What an unpublished generation is made for, where a writer for the same may go on with it.</summary>
    private string PurposePath => File("purpose");

    public bool Exists => files.FolderExists(Path);

    public bool WasPublished => files.FileExists(PublishedPath);

    public void Create(GenerationHeader header, string? purpose)
    {
        files.CreateFolder(Path);
        files.Create(LogPath).Dispose();
        SealedJson.Write(files, HeaderPath, header, StorageJson.Default.GenerationHeader);
        WriteMark(default);
        // The last, so that whoever finds it finds the rest.
        if (purpose is not null)
            AtomicFile.Write(files, PurposePath, Encoding.UTF8.GetBytes(purpose));
        files.SyncFolder(System.IO.Path.GetDirectoryName(Path)!);
    }

    public GenerationHeader ReadHeader()
    {
        var header = SealedJson.Read(HeaderPath, AtomicFile.Read(files, HeaderPath), StorageJson.Default.GenerationHeader);
        return header.Version == IndexFormat.CurrentVersion
            ? header
            : throw IndexFaults.VersionUnsupported(HeaderPath, header.Version);
    }

    /// <summary>Whether it was never published, and is made for this.</summary>
    public bool IsBegunFor(string? purpose) =>
        purpose is not null && !WasPublished && files.FileExists(PurposePath) && Encoding.UTF8.GetString(AtomicFile.Read(files, PurposePath)) == purpose;

    public CommittedMark ReadMark() => CommittedMark.Read(files, MarkPath);

    public void WriteMark(CommittedMark mark) => mark.Write(files, MarkPath);

    public LogReader ReadLog(int dimensions) => new(files, LogPath, dimensions);

    public MappedFile MapLog(long length) => files.Map(LogPath, length);

    public RecordDecoder Decoder(int dimensions) => new(LogPath, dimensions);

    /// <summary>Null where there is none, or none that this version reads.</summary>
    public SnapshotFile? ReadSnapshot() =>
        BitConverter.IsLittleEndian && files.FileExists(SnapshotPath) ? SnapshotFile.Read(SnapshotPath, files.Map(SnapshotPath, length: null)) : null;

    /// <summary>Replaces the snapshot; nothing else depends on whether that succeeds.</summary>
    public void WriteSnapshot(Action<IWrittenFile> write) => AtomicFile.Write(files, SnapshotPath, write);

    /// <summary>
    /// A folder may have been put back to an earlier state around its snapshot. What a writer goes on to commit is another history, which
    /// that snapshot must never be taken for.
    /// </summary>
    public void DropSnapshotBeyond(CommittedMark mark)
    {
        if (ReadSnapshot() is { Contents.Covers.Length: var covered } && covered > mark.Length)
            WriteSnapshot(_ => { });
    }

    public IWrittenFile OpenLog() => files.OpenWrite(LogPath);

    public void StampPublished()
    {
        if (!WasPublished)
            files.Create(PublishedPath).Dispose();
        // Also where the stamp is there: its writer may have been killed before it was durable.
        files.SyncFolder(Path);
    }

    public GenerationDescription Describe(bool isPublished)
    {
        var header = ReadHeader();
        var mark = ReadMark();
        return new GenerationDescription
        {
            Id = Id,
            Model = header.ToModel(),
            CreatedAt = header.CreatedAt,
            IsPublished = isPublished,
            Products = mark.Products,
            Images = mark.Images,
            Revision = mark.Revision,
        };
    }

    /// <summary>An older generation may be pruned at any moment: then null.</summary>
    public GenerationDescription? DescribeIfThere()
    {
        try
        {
            return Describe(isPublished: false);
        }
        catch (Exception exception) when (!Exists && exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>How many commits the snapshot covers; null where there is none.</summary>
    public long? StoredRevision()
    {
        try
        {
            return ReadSnapshot()?.Contents.Covers.Revision;
        }
        catch (Exception exception) when (!Exists && exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
