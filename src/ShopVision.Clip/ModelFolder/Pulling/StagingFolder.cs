using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>
/// Where a model's files gather: <c>NAME.part</c> beside the folder they will be. It outlives a pull that breaks off, and becomes the folder,
/// whole, by one rename. One pull at a time.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private readonly string _target;
    private readonly FileStream _lock;

    private StagingFolder(string target, FileStream held) => (_target, _lock) = (target, held);

    public string Path => _target + ".part";

    public static StagingFolder Open(string target)
    {
        target = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(target));
        if (Directory.Exists(target) || File.Exists(target))
            throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected nothing at '{target}' yet, found something. Use the model that is there, remove it, or name another folder with --out.");
        try
        {
            Directory.CreateDirectory(target + ".part");
            return new StagingFolder(target, new FileStream(target + ".part.lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(
                ErrorCode.DataFolderUnusable,
                $"Expected to be able to gather the model in '{target}.part', found: {exception.Message} If another pull fills it, wait for that; otherwise name another folder with --out.",
                exception);
        }
    }

    /// <summary>What the model is called where nobody says it.</summary>
    public string ModelName => System.IO.Path.GetFileName(_target);

    public string PathOf(string path) => System.IO.Path.Combine(Path, path);

    /// <summary>All is here: sees that it is a model, and lets the folder appear.</summary>
    public PulledModel Publish(IReadOnlyList<PulledFile> files)
    {
        _ = ClipModel.Open(Path);
        try
        {
            foreach (var leftover in Directory.EnumerateFiles(Path, "*" + PartFile.StateSuffix, SearchOption.AllDirectories))
                File.Delete(leftover);
            Directory.Move(Path, _target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DownloadFaults.NotWritable(_target, exception);
        }

        return new PulledModel(ClipModel.Open(_target), files);
    }

    public void Dispose() => _lock.Dispose();
}
