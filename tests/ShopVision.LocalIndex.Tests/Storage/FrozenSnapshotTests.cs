using ShopVision.Contracts;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Storage;

/// <summary>
/// The file "snapshot-v1/snapshot" beside this one was written for the folder "sample-v2" by version 1 of the snapshot's format. It never
/// changes: a change of the format, or of how vectors are rounded, needs a new <see cref="SnapshotFile.Version"/> and a file of its own,
/// and one of the terms of texts a new <see cref="WordRules.AnalysisVersion"/>.
/// </summary>
public sealed class FrozenSnapshotTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Fixtures.RepositoryRoot, "tests", "ShopVision.LocalIndex.Tests", "Storage");

    private readonly TemporaryFolder _folder = new();

    public FrozenSnapshotTests()
    {
        var sample = Path.Combine(Samples, "sample-v2");
        foreach (var file in Directory.GetFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.File("index"), Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(Path.Combine(Samples, "snapshot-v1", "snapshot"), Index.Published()!.SnapshotPath);
    }

    private IndexFolder Index => new(SystemFiles.Instance, _folder.File("index"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sample_is_read_as_it_was_written()
    {
        var snapshot = Snapshots().Latest();

        Assert.Equal(snapshot.Mark, snapshot.Stored);
        Assert.Equal(["2", "ü-1"], Enumerable.Range(0, snapshot.Products.Count).Select(snapshot.Products.IdOf));
        Assert.Equal("Desk lamp", snapshot.Products.EntryOf(0).Product.Title);
        Assert.Equal(Some.Axis(7).Values, snapshot.EntryWithVectors(1).Images[1].Embedding!.Values);
        Assert.NotNull(snapshot.Words.Search("linen").ScoreOf(1));
        Assert.Equal(1, snapshot.Columns.Values("color").WithAnyOf(["BLUE"]).Count);
    }

    [Fact]
    public void The_same_log_is_written_as_the_same_bytes()
    {
        var published = Index.Published()!;
        File.Delete(published.SnapshotPath);
        var snapshots = Snapshots();
        snapshots.Store(snapshots.Latest(), published);

        Assert.Equal(File.ReadAllBytes(Path.Combine(Samples, "snapshot-v1", "snapshot")), File.ReadAllBytes(published.SnapshotPath));
    }

    private SnapshotSource Snapshots() => new(Index, WordRules.Of(new WordOptions()), TimeSpan.Zero, TimeProvider.System);
}
