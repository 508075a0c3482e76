using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Storage.Simulated;

/// <summary>
/// A disk in memory for one thread at a time. It knows what is durable, loses power or fails at the call that it is told to, and may be full.
/// </summary>
internal sealed class SimulatedDisk : IFileSystem
{
    private readonly SimulatedFolder _root;
    private readonly HashSet<string> _locked = [];

    public SimulatedDisk() : this(new SimulatedFolder())
    {
    }

    private SimulatedDisk(SimulatedFolder root) => _root = root;

    /// <summary>How many calls there were that may fail.</summary>
    public int Calls { get; private set; }

    /// <summary>How many of them wrote, renamed or synced.</summary>
    public int Changes { get; private set; }

    /// <summary>The change in the midst of which the power is cut; whatever is called later finds nothing running.</summary>
    public int? PowerCutAt { get; init; }

    /// <summary>The fault of a call, by its number; null where it succeeds.</summary>
    public Func<int, IOException?> Fault { get; set; } = _ => null;

    /// <summary>How many bytes there is room for.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>Says that everything is durable, and loses it.</summary>
    public bool IsLying { get; init; }

    public static IOException NoSpace { get; } = new("No space left on device.", 28);

    private bool IsCut => Changes >= PowerCutAt;

    /// <summary>What a machine finds that starts again; this disk stays as it is.</summary>
    public SimulatedDisk AfterPowerCut(int seed, int? powerCutAt = null) =>
        new((SimulatedFolder)_root.AfterPowerCut(new Survival(seed))) { PowerCutAt = powerCutAt };

    public bool FileExists(string path) => TryFind(path) is SimulatedFile;

    public bool FolderExists(string path) => TryFind(path) is SimulatedFolder;

    public IReadOnlyList<string> Folders(string path)
    {
        Read();
        return [.. Folder(path).Names.Where(name => name.Value is SimulatedFolder).Select(name => Path.Combine(path, name.Key))];
    }

    public Stream OpenRead(string path)
    {
        Read();
        return new MemoryStream(File(path).Content, writable: false);
    }

    public MappedFile Map(string path, long? length)
    {
        Read();
        var content = File(path).Content;
        return MappedFile.Of(content.AsSpan(0, (int)Math.Min(length ?? long.MaxValue, content.Length)));
    }

    public IWrittenFile Create(string path)
    {
        Change(() =>
        {
            if (TryFind(path) is SimulatedFile file)
                file.Cut(0);
            else
                Parent(path).Add(Path.GetFileName(path), new SimulatedFile());
        });
        return new WrittenFile(this, File(path));
    }

    public IWrittenFile OpenWrite(string path)
    {
        Read();
        return new WrittenFile(this, File(path));
    }

    public IDisposable? TryLock(string path)
    {
        Create(path).Dispose();
        return _locked.Add(path) ? new Held(() => _locked.Remove(path)) : null;
    }

    public void RenameFile(string from, string to) =>
        Change(() => Parent(from).Rename(Path.GetFileName(from), Path.GetFileName(to)));

    public void CreateFolder(string path)
    {
        if (FolderExists(path))
            return;
        CreateFolder(Path.GetDirectoryName(path)!);
        Change(() => Parent(path).Add(Path.GetFileName(path), new SimulatedFolder()));
    }

    public void RenameFolder(string from, string to) => RenameFile(from, to);

    public void DeleteFolder(string path)
    {
        foreach (var (name, node) in Folder(path).Names.ToArray())
            if (node is SimulatedFolder)
                DeleteFolder(Path.Combine(path, name));
            else
                Change(() => Folder(path).Remove(name));
        Change(() => Parent(path).Remove(Path.GetFileName(path)));
    }

    public void SyncFolder(string path) => Sync(Folder(path));

    private void Sync(SimulatedNode node)
    {
        CountChange();
        if (IsCut)
            throw new PowerCutException();
        if (!IsLying)
            node.Sync();
    }

    private void Change(Action change)
    {
        CountChange();
        change();
        if (IsCut)
            throw new PowerCutException();
    }

    private void CountChange()
    {
        Read();
        Changes++;
    }

    private void Read()
    {
        if (IsCut)
            throw new PowerCutException();
        if (Fault(++Calls) is { } fault)
            throw fault;
    }

    private void Write(SimulatedFile file, ReadOnlySpan<byte> bytes, long offset)
    {
        var room = Math.Min(bytes.Length, (int)Math.Min(int.MaxValue, Room - Used(_root)));
        var written = bytes[..Math.Max(0, room)].ToArray();
        try
        {
            Change(() => file.Write(written, offset));
        }
        catch (IOException)
        {
            // A write that fails may have come halfway.
            file.Write(written.AsSpan(0, written.Length / 2), offset);
            throw;
        }

        if (written.Length < bytes.Length)
            throw NoSpace;
    }

    private static long Used(SimulatedNode node) => node switch
    {
        SimulatedFile file => file.Content.Length,
        SimulatedFolder folder => folder.Names.Values.Sum(Used),
        _ => 0,
    };

    private SimulatedFile File(string path) =>
        TryFind(path) as SimulatedFile ?? throw new FileNotFoundException($"No file '{path}'.");

    private SimulatedFolder Folder(string path) =>
        TryFind(path) as SimulatedFolder ?? throw new DirectoryNotFoundException($"No folder '{path}'.");

    private SimulatedFolder Parent(string path) => Folder(Path.GetDirectoryName(path)!);

    private SimulatedNode? TryFind(string path) => path[Path.GetPathRoot(path)!.Length..]
        .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((SimulatedNode?)_root, (node, name) => (node as SimulatedFolder)?.Names.GetValueOrDefault(name));

    private sealed class WrittenFile(SimulatedDisk disk, SimulatedFile file) : IWrittenFile
    {
        public long Length => file.Content.Length;

        public void Write(ReadOnlySpan<byte> bytes, long offset) => disk.Write(file, bytes, offset);

        public void Cut(long length) => disk.Change(() => file.Cut(length));

        public void Sync() => disk.Sync(file);

        public void Dispose()
        {
        }
    }

    private sealed class Held(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
