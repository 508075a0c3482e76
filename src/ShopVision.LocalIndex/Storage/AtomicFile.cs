namespace ShopVision.LocalIndex.Storage;

/// <summary>Replaces whole files so that a reader, and a power cut, meet either the old content or the new.</summary>
internal static class AtomicFile
{
    public static void Write(IFileSystem files, string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".new";
        using (var file = files.Create(temporary))
        {
            file.Write(content, offset: 0);
            file.Sync();
        }

        files.RenameFile(temporary, path);
        files.SyncFolder(Path.GetDirectoryName(path)!);
    }

    public static byte[] Read(IFileSystem files, string path)
    {
        using var file = files.OpenRead(path);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }
}
