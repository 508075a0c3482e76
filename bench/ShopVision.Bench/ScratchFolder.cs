namespace ShopVision.Bench;

/// <summary>A folder for one run, deleted at the end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("shopvision-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
