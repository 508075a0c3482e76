using ShopVision.Core.Errors;

namespace ShopVision.Server.Hosting;

/// <summary>Where a catalog lives on disk: its index, its pictures and the embeddings computed so far.</summary>
internal sealed record DataFolder(string Path)
{
    /// <summary>A data folder is one catalog; this is what its runs call it.</summary>
    public const string Catalog = "default";

    public string Index => System.IO.Path.Combine(Path, "index");

    public string Images => System.IO.Path.Combine(Path, "images");

    /// <summary>Runs and schedules.</summary>
    public string State => System.IO.Path.Combine(Path, "state");

    /// <summary>A folder to read from: it must be there.</summary>
    public static DataFolder Existing(string path) =>
        Directory.Exists(path)
            ? new DataFolder(System.IO.Path.GetFullPath(path))
            : throw new ShopVisionException(
                ErrorCode.DataFolderUnusable,
                $"Expected a data folder at '{path}', found none. Run 'shopvision ingest FEED --data {path}' first, or name another folder with --data.");

    /// <summary>A folder to write to: created where it is missing.</summary>
    public static DataFolder Created(string path)
    {
        try
        {
            return new DataFolder(Directory.CreateDirectory(path).FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(
                ErrorCode.DataFolderUnusable, $"Expected to be able to create the data folder '{path}', found: {exception.Message}", exception);
        }
    }
}
