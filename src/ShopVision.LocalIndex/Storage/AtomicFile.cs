namespace ShopVision.LocalIndex.Storage;

/// <summary>Replaces whole files so that a reader, and a power cut, meet either the old content or the new.</summary>
internal static class AtomicFile
{
    public static void Write(IFileSystem files, string path, ReadOnlySpan<byte> content)
    {
        using (var file = files.Create(Temporary(path)))
        {
            file.Write(content, offset: 0);
            file.Sync();
        }

        Replace(files, path);
    }

    /// <summary>The same for more than fits in memory. What a failed call leaves takes no room.</summary>
    public static void Write(IFileSystem files, string path, Action<IWrittenFile> write)
    {
        using (var file = files.Create(Temporary(path)))
        {
            try
            {
                write(file);
                file.Sync();
            }
            catch
            {
                file.Cut(0);
                throw;
            }
        }

        Replace(files, path);
    }

    public static byte[] Read(IFileSystem files, string path)
    {
        using var file = files.OpenRead(path);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    private static string Temporary(string path) => path + ".new";

    private static void Replace(IFileSystem files, string path)
    {
        files.RenameFile(Temporary(path), path);
        files.SyncFolder(Path.GetDirectoryName(path)!);
    }
}
