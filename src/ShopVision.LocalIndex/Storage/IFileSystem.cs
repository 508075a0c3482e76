namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// The calls that the index makes on a disk, and no others. What a file holds survives a power cut once
/// <see cref="IWrittenFile.Sync"/> returned; what a folder names, once <see cref="SyncFolder"/> did. Faults are
/// <see cref="IOException"/>, the derived ones for what is not there among them.
/// </summary>
internal interface IFileSystem
{
    bool FileExists(string path);

    bool FolderExists(string path);

    /// <summary>The paths of the folders in a folder.</summary>
    IReadOnlyList<string> Folders(string path);

    /// <summary>Opens a file in a way that lets a writer append to it, replace it or delete it meanwhile.</summary>
    Stream OpenRead(string path);

    /// <summary>
    /// The first bytes of a file, all of it where <paramref name="length"/> is null, which a writer may go on to append to, replace or
    /// delete. A shorter file gives what it has.
    /// </summary>
    MappedFile Map(string path, long? length);

    /// <summary>Makes a file, or empties the one that is there.</summary>
    IWrittenFile Create(string path);

    /// <summary>Opens a file that is there.</summary>
    IWrittenFile OpenWrite(string path);

    /// <summary>Makes a file that one holder has to itself, in any process, until it disposes it or ends; null where another holds it.</summary>
    IDisposable? TryLock(string path);

    /// <summary>Gives a file another name in its folder, that of a file which it then replaces where there is one.</summary>
    void RenameFile(string from, string to);

    /// <summary>Makes a folder, and those above it, where they are missing.</summary>
    void CreateFolder(string path);

    /// <summary>Gives a folder another name beside it.</summary>
    void RenameFolder(string from, string to);

    /// <summary>Deletes a folder with all that is in it, one after the other.</summary>
    void DeleteFolder(string path);

    /// <summary>Makes durable what a folder names.</summary>
    void SyncFolder(string path);
}
