using System.Text;
using ShopVision.Contracts;
using ShopVision.Contracts.Feeds;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Tests.Feeds;

public sealed class MutatedFeedTests : IDisposable
{
    private const int Mutations = 300;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Names => [.. SampleFeeds.All.Select(feed => feed.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_mutated_feed_is_read_or_refused_and_never_crashes(string name)
    {
        var original = Encoding.UTF8.GetBytes(SampleFeeds.All.Single(feed => feed.Name == name).Content);
        var random = new Random(1);
        for (var i = 0; i < Mutations; i++)
        {
            await File.WriteAllBytesAsync(_folder.File(name), Mutation.Of(original, random), TestContext.Current.CancellationToken);
            try
            {
                await using var document = await FeedDocument.OpenAsync(_folder.File(name), FeedOptions.Default, TestContext.Current.CancellationToken);
                var feed = await Feed.ReadAsync(document);
                Assert.All(feed.Products, product => Assert.NotEmpty(product.Product.Id));
            }
            catch (ShopVisionException fault)
            {
                Assert.True(fault.Code.Name.StartsWith("feed-", StringComparison.Ordinal) || fault.Code == ErrorCode.InvalidRequest, fault.ToString());
            }
        }
    }
}
