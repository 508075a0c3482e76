namespace ShopVision.LocalIndex.Storage;

/// <summary>Which generation is published: the index's <c>CURRENT</c>. Replacing it is what publishes.</summary>
internal sealed record PublishedPointer(string Generation)
{
    public static void Write(IFileSystem files, string path, string generation) =>
        SealedJson.Write(files, path, new PublishedPointer(generation), StorageJson.Default.PublishedPointer);

    /// <summary>Null where nothing was ever published.</summary>
    public static string? Read(IFileSystem files, string path)
    {
        if (!files.FileExists(path))
            return null;
        var id = SealedJson.Read(path, AtomicFile.Read(files, path), StorageJson.Default.PublishedPointer).Generation;
        // It becomes a part of a path.
        return id.Length > 0 && id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
            ? id
            : throw IndexFaults.Damaged(path, 0, "expected the id of a generation");
    }
}
