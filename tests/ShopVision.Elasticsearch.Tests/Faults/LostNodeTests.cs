using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tests.Faults;

/// <summary>Three nodes, of which one is killed while products are searched and written.</summary>
[Collection("Servers of their own")]
public sealed class LostNodeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_is_lost_fails_no_search_and_loses_nothing_that_was_acknowledged()
    {
        using var data = new TemporaryFolder();
        var nodes = await ElasticsearchProcess.StartThreeAsync(Fixtures.Require(ElasticsearchProcess.Script), data.Path);
        try
        {
            using var index = ElasticsearchProductIndex.Open(
                new ElasticsearchOptions
                {
                    Nodes = string.Join(';', nodes.Select(node => node.Address)),
                    Generations = new GenerationOptions { Shards = 2, Replicas = 1 },
                },
                TimeProvider.System);
            await PublishAsync(index);

            var searching = SearchAsync(index);
            var acknowledged = await WriteAsync(index, afterBatch: 5, () => nodes[1].KillAsync());

            Assert.Empty(await searching());
            Assert.Equal(Numbered.Ids(acknowledged), await Numbered.IdsAsync(index, Cancellation));
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_generation_that_is_lost_with_its_node_is_made_anew_by_the_next_run()
    {
        using var data = new TemporaryFolder();
        var nodes = await ElasticsearchProcess.StartThreeAsync(Fixtures.Require(ElasticsearchProcess.Script), data.Path);
        try
        {
            using var index = ElasticsearchProductIndex.Open(
                new ElasticsearchOptions
                {
                    Nodes = string.Join(';', nodes.Select(node => node.Address)),
                    RequestTimeout = TimeSpan.FromSeconds(20),
                    Writing = new WritingOptions { Patience = TimeSpan.Zero },
                },
                TimeProvider.System);

            await using (var writer = await index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
            {
                await writer.UpsertAsync(Numbered.Entries(0, 50), Cancellation);
                // Copies come when it is filled: until then all of it is on one node.
                await nodes[await HolderAsync(nodes[0].Address, writer.Generation)].KillAsync();
                Assert.True((await Assert.ThrowsAsync<ShopVisionException>(() => writer.UpsertAsync(Numbered.Entries(50, 50), Cancellation))).IsTransient);
            }

            // As the job of an ingest does.
            while (!await SucceedsAsync(() => PublishAsync(index)))
                await Task.Delay(200, Cancellation);
            Assert.Equal(Numbered.Ids(100), await Numbered.IdsAsync(index, Cancellation));
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }
    }

    /// <summary>The place of the node that holds a generation's one shard.</summary>
    private static async Task<int> HolderAsync(Uri node, string generation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var name = await http.GetStringAsync(new Uri(node, $"_cat/shards/*-{generation}?h=node"), Cancellation);
        return int.Parse(name.Trim()[1..], System.Globalization.CultureInfo.InvariantCulture) - 1;
    }

    private static async Task<bool> SucceedsAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (ShopVisionException fault) when (fault.IsTransient)
        {
            return false;
        }
    }

    private static async Task PublishAsync(ElasticsearchProductIndex index)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);
        await writer.UpsertAsync(Numbered.Entries(0, 100), Cancellation);
        await writer.PublishAsync(Cancellation);
    }

    /// <summary>Searches until it is asked what went wrong with those that failed or saw less than was published.</summary>
    private static Func<Task<IReadOnlyList<string>>> SearchAsync(ElasticsearchProductIndex index)
    {
        var stop = new CancellationTokenSource();
        var searching = Task.Run(async () =>
        {
            var failed = new List<string>();
            for (var seed = 0; !stop.IsCancellationRequested; seed++)
                try
                {
                    var page = await index.SearchAsync(
                        new IndexQuery { Vector = new VectorLeg(Some.Embedding(seed)), Lexical = new LexicalLeg("lamp"), Facets = ["color"], Depth = 10 }, Cancellation);
                    if (page.Total < 100 || page.Hits.Count < 10)
                        failed.Add($"{page.Hits.Count} hits of {page.Total}");
                }
                catch (ShopVisionException fault)
                {
                    failed.Add(fault.Message);
                }

            return failed;
        });
        return async () =>
        {
            await stop.CancelAsync();
            var failed = await searching;
            stop.Dispose();
            return failed;
        };
    }

    /// <summary>How many products were acknowledged; a batch that failed is written again, as an ingest would.</summary>
    private static async Task<int> WriteAsync(ElasticsearchProductIndex index, int afterBatch, Func<Task> kill)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.Current(Numbered.Model), Cancellation);
        for (var batch = 0; batch < 10; batch++)
        {
            if (batch == afterBatch)
                await kill();
            while (!await SucceedsAsync(writer, batch))
                await Task.Delay(200, Cancellation);
        }

        return 200;
    }

    private static async Task<bool> SucceedsAsync(IIndexWriter writer, int batch)
    {
        try
        {
            return (await writer.UpsertAsync(Numbered.Entries(100 + (batch * 10), 10), Cancellation)).Succeeded == 10;
        }
        catch (ShopVisionException fault) when (fault.IsTransient)
        {
            return false;
        }
    }
}
