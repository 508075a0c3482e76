using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests;

/// <summary>An index folder of one test, and the calls that most of them make.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static IndexModel Model { get; } = IndexModel.Of(Some.Model);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ManualTime Time { get; } = new();

    public string Path => _folder.File("index");

    public string Published => File($"generations/{PublishedPointer.Read(SystemFiles.Instance, File("CURRENT"))}");

    public string File(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    public LocalProductIndex Open(string? path = null) => LocalProductIndex.Open(path ?? Path, new LocalIndexOptions(), Time);

    public Task<IIndexWriter> OpenNewAsync() => OpenNewAsync(purpose: null);

    public Task<IIndexWriter> OpenNewAsync(string? purpose) => Open().OpenAsync(GenerationTarget.New(Model, purpose), Cancellation);

    public Task<IIndexWriter> OpenCurrentAsync() => Open().OpenAsync(GenerationTarget.Current(Model), Cancellation);

    public async Task<string> PublishAsync(params IReadOnlyList<string> ids)
    {
        await using var writer = await OpenNewAsync();
        await UpsertAsync(writer, ids);
        await writer.PublishAsync(Cancellation);
        return writer.Generation;
    }

    public async Task AddAsync(params IReadOnlyList<string> ids)
    {
        await using var writer = await OpenCurrentAsync();
        await UpsertAsync(writer, ids);
    }

    public static Task UpsertAsync(IIndexWriter writer, params IReadOnlyList<string> ids) =>
        writer.UpsertAsync([.. ids.Select(id => Some.Entry(Some.Product(id, color: "blue"), Some.Axis(0)))], Cancellation);

    /// <summary>A copy as a crash would leave it: all files but the lock, which dies with its process.</summary>
    public string Copy()
    {
        var copy = _folder.File($"copy-{Guid.NewGuid():n}");
        foreach (var file in Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Where(file => file != File("LOCK")))
        {
            var target = System.IO.Path.Combine(copy, System.IO.Path.GetRelativePath(Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            // Not File.Copy: it locks the copy, and a process that another test starts at that moment keeps the lock for a while.
            using var original = SystemFiles.Instance.OpenRead(file);
            using var copied = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
            original.CopyTo(copied);
        }

        return copy;
    }

    /// <summary>The ids that a reader who comes anew finds.</summary>
    public Task<string[]> IdsAsync(string? path = null) => IdsAsync(Open(path));

    public static async Task<string[]> IdsAsync(LocalProductIndex index) =>
        [.. (await index.SearchAsync(new IndexQuery(), Cancellation)).Hits.Select(hit => hit.Entry.Product.Id)];

    public async Task<ShopVisionException> FaultAsync(ErrorCode code)
    {
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => IdsAsync());
        Assert.Equal(code, fault.Code);
        return fault;
    }

    public void Dispose() => _folder.Dispose();
}
