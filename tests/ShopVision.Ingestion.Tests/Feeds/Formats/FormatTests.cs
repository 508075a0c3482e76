using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Tests.Feeds.Formats;

/// <summary>Reads feeds that stand in the tests, at a moment within the sales that they name.</summary>
public abstract class FormatTests : IDisposable
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<(FeedFormat Format, List<FeedItem> Items)> ReadAsync(string name, string content, FeedOptions? options = null)
    {
        await using var document = await FeedDocument.OpenAsync(
            _folder.Write(name, content), (options ?? FeedOptions.Default) with { Now = Now }, TestContext.Current.CancellationToken);
        var items = new List<FeedItem>();
        await foreach (var item in document.ReadAsync(TestContext.Current.CancellationToken))
            items.Add(item);
        return (document.Format, items);
    }

    protected async Task<List<Product>> ProductsAsync(string name, string content, FeedOptions? options = null)
    {
        var (_, items) = await ReadAsync(name, content, options);
        Assert.All(items, item => Assert.True(item.Product is not null, item.Reason));
        return [.. items.Select(item => item.Product!)];
    }

    /// <summary>The values of an attribute, between bars.</summary>
    protected static string Said(Product product, string attribute) => string.Join('|', product.Attributes[attribute]);
}
