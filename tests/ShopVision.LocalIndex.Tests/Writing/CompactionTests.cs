using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Writing;

public sealed class CompactionTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task A_compacted_log_is_to_the_byte_what_would_have_been_written_at_once()
    {
        await _index.PublishAsync("1", "2", "3");
        var last = Some.Entry(Some.Product("2", "last"), Some.Embedding(1), Some.Embedding(2));
        var patch = new ProductPatch(Some.Product("3", "patched"), "patched");
        await using (var writer = await _index.OpenCurrentAsync())
        {
            await writer.DeleteAsync(["1"], Workspace.Cancellation);
            await writer.UpsertAsync([last], Workspace.Cancellation);
            await writer.PatchAsync([patch], Workspace.Cancellation);
        }

        Assert.True(await _index.Open().CompactAsync(onlyIfItPays: false, Workspace.Cancellation));
        await _index.Open().CompactAsync(onlyIfItPays: false, Workspace.Cancellation);

        var expected = new LogEncoder();
        expected.Upsert(last);
        expected.Upsert(Some.Entry(Some.Product("3"), Some.Axis(0)) with { Product = patch.Product, ProductDigest = patch.ProductDigest });
        var log = await File.ReadAllBytesAsync(Path.Combine(_index.Published, "log"), Workspace.Cancellation);
        Assert.Equal(expected.Written, log);
    }

    [Fact]
    public async Task A_reader_goes_on_over_a_compaction_and_the_original_is_gone()
    {
        var older = await _index.PublishAsync("1");
        await _index.PublishAsync("2");
        var reader = _index.Open();
        await Workspace.IdsAsync(reader);

        await _index.Open().CompactAsync(onlyIfItPays: false, Workspace.Cancellation);
        Assert.Equal(["2"], await Workspace.IdsAsync(reader));
        _index.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["2"], await Workspace.IdsAsync(reader));
        Assert.Equal([older], (await reader.DescribeAsync(Workspace.Cancellation))!.Others.Select(other => other.Id));
    }

    [Fact]
    public async Task It_pays_once_what_was_replaced_outweighs_what_is_held()
    {
        await _index.PublishAsync();
        string[] ids = [.. Enumerable.Range(0, 3000).Select(i => $"{i}")];
        var compacted = new List<bool>();
        for (var round = 0; round < 3; round++)
        {
            await _index.AddAsync(ids);
            compacted.Add(await _index.Open().CompactAsync(onlyIfItPays: true, Workspace.Cancellation));
        }

        Assert.Equal([false, false, true], compacted);
        Assert.Equal(3000, (await _index.Open().DescribeAsync(Workspace.Cancellation))!.Published.Products);
    }

    [Fact]
    public async Task Without_an_index_or_beside_a_writer_it_is_refused()
    {
        Assert.Equal(ErrorCode.IndexMissing, await CodeAsync());
        await _index.PublishAsync("1");
        await using var writer = await _index.OpenCurrentAsync();

        Assert.Equal(ErrorCode.IndexLocked, await CodeAsync());
    }

    private async Task<ErrorCode> CodeAsync() => (await Assert.ThrowsAsync<ShopVisionException>(
        () => _index.Open().CompactAsync(onlyIfItPays: true, Workspace.Cancellation))).Code;
}
