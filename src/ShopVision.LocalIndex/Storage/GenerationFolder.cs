using System.Text.Json;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Storage;

/// <summary>The files of one generation.</summary>
internal sealed class GenerationFolder(string path)
{
    public string Id { get; } = System.IO.Path.GetFileName(path);

    public string Path { get; } = path;

    public string LogPath => File("log");

    private string HeaderPath => File("generation.json");

    private string MarkPath => File("committed");

    /// <summary>There since the generation was first published: a rollback may go back to it, and no clean-up may take it.</summary>
    private string PublishedPath => File("published");

    private bool Exists => Directory.Exists(Path);

    public bool WasPublished => System.IO.File.Exists(PublishedPath);

    public void Create(GenerationHeader header)
    {
        Directory.CreateDirectory(Path);
        System.IO.File.Create(LogPath).Dispose();
        AtomicFile.Write(HeaderPath, JsonSerializer.SerializeToUtf8Bytes(header, StorageJson.Default.GenerationHeader));
        WriteMark(default);
        FolderSync.Flush(System.IO.Path.GetDirectoryName(Path)!);
    }

    public GenerationHeader ReadHeader()
    {
        var header = StorageJson.Read(HeaderPath, StorageJson.Default.GenerationHeader);
        return header.Version == IndexFormat.CurrentVersion
            ? header
            : throw IndexFaults.VersionUnsupported(HeaderPath, header.Version);
    }

    public CommittedMark ReadMark() => CommittedMark.Read(MarkPath);

    public void WriteMark(CommittedMark mark) => mark.Write(MarkPath);

    public void StampPublished()
    {
        if (!WasPublished)
            AtomicFile.Write(PublishedPath, []);
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

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
