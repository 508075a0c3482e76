namespace ShopVision.LocalIndex.Storage;

/// <summary>The version of everything in an index folder, as its <c>format.json</c> says it.</summary>
internal sealed record IndexFormat(string Format, int Version)
{
    public const int CurrentVersion = 2;
    private const string Name = "shopvision-local-index";

    /// <summary>All of a <c>format.json</c> of version 1, which had no checksum.</summary>
    private static ReadOnlySpan<byte> First => """{"format":"shopvision-local-index","version":1}"""u8;

    public static void Write(IFileSystem files, string path) =>
        SealedJson.Write(files, path, new IndexFormat(Name, CurrentVersion), StorageJson.Default.IndexFormat);

    /// <summary>False where there is no such file; throws where it names another format or version.</summary>
    public static bool Check(IFileSystem files, string path)
    {
        if (!files.FileExists(path))
            return false;
        var content = AtomicFile.Read(files, path);
        if (content.AsSpan().SequenceEqual(First))
            throw IndexFaults.VersionUnsupported(path, 1);
        var found = SealedJson.Read(path, content, StorageJson.Default.IndexFormat);
        if (found.Format != Name)
            throw IndexFaults.Damaged(path, 0, $"expected the format '{Name}', found '{found.Format}'");
        if (found.Version != CurrentVersion)
            throw IndexFaults.VersionUnsupported(path, found.Version);
        return true;
    }
}
