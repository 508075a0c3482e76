using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Tests.Faults;

namespace ShopVision.Elasticsearch.Tests.Writing;

public sealed class RebuildTests(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rebuilds_under_constant_searches_give_no_failed_and_no_half_answer()
    {
        await using var made = new TestIndex(await server.OptionsAsync());
        await RebuildAsync(made.Index, 0);
        using var stop = new CancellationTokenSource();
        // One in the process that rebuilds, and one that learns of each generation by itself.
        using var other = ElasticsearchProductIndex.Open(made.Options, TimeProvider.System);
        Task<int>[] searching = [SearchAsync(made.Index, stop.Token), SearchAsync(other, stop.Token)];

        for (var rebuild = 1; rebuild <= 6; rebuild++)
        {
            await RebuildAsync(made.Index, rebuild);
            await made.Index.PruneAsync(keep: 0, Cancellation);
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(searching), searches => Assert.True(searches > 0));
    }

    /// <summary>Every generation has another number of products, all of one color.</summary>
    private static async Task RebuildAsync(ElasticsearchProductIndex index, int generation)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);
        foreach (var batch in Enumerable.Range(0, 20 + (generation * 10)).Chunk(10))
            await writer.UpsertAsync([.. batch.Select(number => Some.Entry(Some.Product($"{number}", "lamp", $"color-{generation}"), Some.Embedding(number)))], Cancellation);
        await writer.PublishAsync(Cancellation);
    }

    private static Task<int> SearchAsync(ElasticsearchProductIndex index, CancellationToken stop) => Task.Run(
        async () =>
        {
            var searches = 0;
            for (; !stop.IsCancellationRequested; searches++)
            {
                var page = await index.SearchAsync(
                    new IndexQuery { Vector = new VectorLeg(Some.Embedding(searches)), Lexical = new LexicalLeg("lamp"), Facets = [Axes.Color], Depth = 100 }, Cancellation);
                var color = Assert.Single(page.Facets[Axes.Color]);
                var generation = int.Parse(color.Value["color-".Length..], System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal((20 + (generation * 10), page.Total), (page.Total, color.Count));
                Assert.Equal(page.Total, page.Hits.Count);
                Assert.All(page.Hits, hit => Assert.Equal([color.Value], hit.Entry.Product.Attributes[Axes.Color]));
            }

            return searches;
        },
        Cancellation);
}
