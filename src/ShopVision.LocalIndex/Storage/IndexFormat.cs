using System.Text.Json;

namespace ShopVision.LocalIndex.Storage;

/// <summary>The version of everything in an index folder, as its <c>format.json</c> says it.</summary>
internal sealed record IndexFormat(string Format, int Version)
{
    public const int CurrentVersion = 1;
    private const string Name = "shopvision-local-index";

    public static void Write(string path)
    {
        var format = new IndexFormat(Name, CurrentVersion);
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(format, StorageJson.Default.IndexFormat));
    }

    /// <summary>False where there is no such file; throws where it names another format or version.</summary>
    public static bool Check(string path)
    {
        if (!File.Exists(path))
            return false;
        var found = StorageJson.Read(path, StorageJson.Default.IndexFormat);
        if (found.Format != Name)
            throw IndexFaults.Damaged(path, 0, $"expected the format '{Name}', found '{found.Format}'");
        if (found.Version != CurrentVersion)
            throw IndexFaults.VersionUnsupported(path, found.Version);
        return true;
    }
}
