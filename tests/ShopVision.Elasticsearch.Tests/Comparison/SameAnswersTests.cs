using ShopVision.Contracts;
using ShopVision.Contracts.Modelling;
using ShopVision.Core.Indexing;
using ShopVision.Core.Ranking;
using ShopVision.LocalIndex;

namespace ShopVision.Elasticsearch.Tests.Comparison;

/// <summary>Holds the cluster's answers to those of the embedded index: 500 questions over 10,000 products on one shard.</summary>
public sealed class SameAnswersTests(TestServer server, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Products = 10_000;
    private const int Top = 10;

    private static readonly RankingWeights Weights = new(Lexical: 0.3, Agreement: 0.6);

    private readonly TemporaryFolder _folder = new();
    private readonly BigShop _shop = new(seed: 7);
    private TestIndex? _cluster;
    private LocalProductIndex? _local;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var entries = Enumerable.Range(0, Products).Select(_shop.Entry).ToList();
        _cluster = new TestIndex(await server.OptionsAsync());
        _local = LocalProductIndex.Open(_folder.Path, new LocalIndexOptions(), TimeProvider.System);
        foreach (var index in (IProductIndex[])[_cluster.Index, _local])
        {
            await using var writer = await index.OpenAsync(GenerationTarget.New(BigShop.Model), Cancellation);
            foreach (var batch in entries.Chunk(2000))
                Assert.Empty((await writer.UpsertAsync(batch, Cancellation)).Failures);
            await writer.PublishAsync(Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Five_hundred_questions_have_the_answers_of_the_embedded_index()
    {
        var vector = await CompareAsync(250, hasVector: true, hasWords: false, SamePlaces);
        var lexical = await CompareAsync(125, hasVector: false, hasWords: true, Overlap);
        var hybrid = await CompareAsync(125, hasVector: true, hasWords: true, Overlap);

        output.WriteLine($"same places by vector {vector:P2}; overlap by words {lexical:P2}, by both {hybrid:P2}");
        Assert.InRange(vector, 0.98, 1);
        Assert.InRange(lexical, 0.9, 1);
        Assert.InRange(hybrid, 0.9, 1);
    }

    private async Task<double> CompareAsync(int questions, bool hasVector, bool hasWords, Func<string[], string[], double> compare)
    {
        var sum = 0.0;
        for (var i = 0; i < questions; i++)
        {
            var query = _shop.Query(hasVector, hasWords);
            var (expected, found) = (await _local!.SearchAsync(query, Cancellation), await _cluster!.Index.SearchAsync(query, Cancellation));
            AssertSameCounts(expected, found);
            sum += compare(Best(expected), Best(found));
        }

        return sum / questions;
    }

    /// <summary>To the number, whatever the question.</summary>
    private static void AssertSameCounts(SearchPage expected, SearchPage found)
    {
        Assert.Equal(expected.Total, found.Total);
        Assert.All(expected.Facets, facet => Assert.Equal(facet.Value, found.Facets[facet.Key]));
        Assert.Equal(expected.Categories.Select(SamePage.Written), found.Categories.Select(SamePage.Written));
        Assert.Equal(
            expected.Prices.SelectMany(prices => prices.Buckets, (prices, bucket) => (prices.Currency, bucket)),
            found.Prices.SelectMany(prices => prices.Buckets, (prices, bucket) => (prices.Currency, bucket)));
    }

    private static string[] Best(SearchPage page) =>
        [.. Ranker.Rank(page.Hits, Weights, []).Take(Top).Select(ranked => ranked.Hit.Entry.Product.Id)];

    private static double SamePlaces(string[] expected, string[] found) =>
        expected.Length == 0 ? 1 : expected.Zip(found, (one, other) => one == other ? 1.0 : 0).Sum() / expected.Length;

    private static double Overlap(string[] expected, string[] found) => expected.Length == 0 ? 1 : (double)expected.Intersect(found).Count() / expected.Length;
}
