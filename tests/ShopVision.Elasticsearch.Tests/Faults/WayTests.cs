using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tests.Faults;

/// <summary>What happens on the way to a cluster that is well itself.</summary>
public sealed class WayTests(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_over_a_bad_line_is_there_once_and_every_failure_has_a_code()
    {
        var options = await server.OptionsAsync();
        await using var proxy = new FaultyProxy(new Uri(options.Nodes).Port);
        await using var clean = new TestIndex(options);
        using var index = ElasticsearchProductIndex.Open(options with { Nodes = proxy.Address }, TimeProvider.System);
        var random = new Random(11);
        var failed = 0;

        await using (var writer = await index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
        {
            await writer.PublishAsync(Cancellation);
            proxy.Next = () => random.Next(12) switch { 0 => Fault.Delay, 1 => Fault.CutRequest, 2 => Fault.CutAnswer, 3 => Fault.Garble, _ => Fault.None };
            for (var batch = 0; batch < 20; batch++)
                while (!await SucceedsAsync(() => writer.UpsertAsync(Numbered.Entries(batch * 5, 5), Cancellation)))
                    failed++;
            proxy.Next = () => Fault.None;
        }

        Assert.Equal(Numbered.Ids(100), await Numbered.IdsAsync(clean.Index, Cancellation));
        TestContext.Current.TestOutputHelper?.WriteLine($"{failed} batches had to be written again.");
    }

    [Fact]
    public async Task A_search_over_a_bad_line_is_answered_or_told_to_be_impossible_now()
    {
        var options = await server.OptionsAsync();
        await using var proxy = new FaultyProxy(new Uri(options.Nodes).Port);
        await using var clean = new TestIndex(options);
        await using (var writer = await clean.Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
        {
            await writer.UpsertAsync(Numbered.Entries(0, 20), Cancellation);
            await writer.PublishAsync(Cancellation);
        }

        using var index = ElasticsearchProductIndex.Open(options with { Nodes = proxy.Address }, TimeProvider.System);
        var random = new Random(12);
        proxy.Next = () => random.Next(8) switch { 0 => Fault.Delay, 1 => Fault.CutRequest, 2 => Fault.CutAnswer, 3 => Fault.Garble, _ => Fault.None };
        for (var i = 0; i < 60; i++)
            await SucceedsAsync(async () => Assert.Equal(20, (await index.SearchAsync(new IndexQuery(), Cancellation)).Total));
    }

    /// <summary>Only a fault that passes may stop a call.</summary>
    private static async Task<bool> SucceedsAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (ShopVisionException fault)
        {
            Assert.Equal(ErrorCode.IndexUnavailable, fault.Code);
            return false;
        }
    }
}
