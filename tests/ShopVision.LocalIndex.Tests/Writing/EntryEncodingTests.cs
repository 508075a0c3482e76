using ShopVision.Contracts;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Writing;

public sealed class EntryEncodingTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(10_000)]
    public async Task Entries_encoded_on_several_threads_stand_in_the_log_in_their_order(int count)
    {
        IndexEntry[] entries = [.. Enumerable.Range(0, count).Select(i => Some.Entry(Some.Product($"{count - i}"), Some.Axis(i % Some.Dimensions)))];
        await using (var writer = await _index.OpenNewAsync())
        {
            await writer.UpsertAsync(entries, Workspace.Cancellation);
            await writer.PublishAsync(Workspace.Cancellation);
        }

        var log = await File.ReadAllBytesAsync(Path.Combine(_index.Published, "log"), Workspace.Cancellation);
        var expected = new LogEncoder();
        foreach (var entry in entries)
            expected.Upsert(entry);
        Assert.Equal(expected.Written, log);
    }
}
