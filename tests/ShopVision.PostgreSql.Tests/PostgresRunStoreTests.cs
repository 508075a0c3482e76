using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;

namespace ShopVision.PostgreSql.Tests;

/// <summary>The contract, and what only a database can do: many connections at once, and text that a feed may bring.</summary>
public sealed class PostgresRunStoreTests(TestDatabase database) : RunStoreContract, IAsyncLifetime
{
    private readonly List<PostgresRunStore> _opened = [];
    private PostgresOptions _options = new();

    public async ValueTask InitializeAsync() => _options = await database.OptionsAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        await TestDatabase.AskAsync(_options, "drop schema if exists SCHEMA cascade");
    }

    protected override IRunStore Open()
    {
        // A pool for each would be more connections than a server takes: two serve as two processes would.
        if (_opened.Count < 2)
            _opened.Add(PostgresRunStore.Open(_options, TimeProvider.System));
        return _opened[Random.Shared.Next(_opened.Count)];
    }

    [Fact]
    public async Task Dispatchers_that_race_from_many_connections_claim_each_run_once()
    {
        const int Dispatchers = 12;
        for (var i = 0; i < 30; i++)
            await Runs().AddAsync(new RunRequest("ingest", $"c{i}"), Cancellation);

        var claimed = await Task.WhenAll(Enumerable.Range(0, Dispatchers).Select(worker => Task.Run(async () =>
        {
            await using var store = PostgresRunStore.Open(_options, TimeProvider.System);
            var runs = new RunDispatcher(store, new RunOptions(), Time);
            var ids = new List<string>();
            while (await runs.ClaimAsync($"w{worker}", Cancellation) is { } run)
                ids.Add(run.Id);
            return ids;
        })));

        Assert.Equal(30, claimed.Sum(ids => ids.Count));
        Assert.Equal(30, claimed.SelectMany(ids => ids).Distinct().Count());
    }

    [Fact]
    public async Task Thousands_of_refusals_are_kept_in_their_order_with_any_text()
    {
        var run = await Runs().AddAsync(new RunRequest("ingest", "a"), Cancellation);
        RunRefusal[] refusals = [.. Enumerable.Range(0, 20_000).Select(line => new RunRefusal(line, $"p\0{line}", "\"\\u0000 ü 🧦", "product-invalid", "it's; drop table --", line % 2 == 0))];

        await Open().SaveRefusalsAsync(run.Id, refusals, Cancellation);

        Assert.Equal(refusals, await Open().ReadRefusalsAsync(run.Id, Cancellation));
    }

    [Fact]
    public async Task Two_attempts_that_save_refusals_at_once_leave_those_of_one()
    {
        var run = await Runs().AddAsync(new RunRequest("ingest", "a"), Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(attempt => Open().SaveRefusalsAsync(
            run.Id, [.. Enumerable.Range(0, 500).Select(line => new RunRefusal(line, null, null, "x", $"{attempt}", false))], Cancellation)));

        var kept = await Open().ReadRefusalsAsync(run.Id, Cancellation);
        Assert.Equal(500, kept.Count);
        Assert.Single(kept.Select(refusal => refusal.Message).Distinct());
    }

    [Fact]
    public async Task Refusals_of_a_run_that_is_forgotten_are_not_kept()
    {
        await Open().SaveRefusalsAsync("none", [new RunRefusal(1, null, null, "x", "y", false)], Cancellation);

        Assert.Empty(await Open().ReadRefusalsAsync("none", Cancellation));
    }

    [Theory]
    [InlineData("no\0such")]
    [InlineData("'; drop schema shopvision; --")]
    [InlineData("")]
    public async Task An_id_of_any_kind_names_nothing_or_a_run(string id)
    {
        Assert.Null(await Open().FindAsync(id, Cancellation));
        Assert.Empty(await Open().ReadRefusalsAsync(id, Cancellation));
        Assert.False(await Open().DeleteScheduleAsync(id, Cancellation));
    }

    [Fact]
    public async Task A_change_that_throws_leaves_everything_as_it_was()
    {
        var run = await Runs().AddAsync(new RunRequest("ingest", "a"), Cancellation);

        await Assert.ThrowsAsync<ShopVisionException>(() => Open().ChangeAsync<bool>(_ => throw new ShopVisionException(ErrorCode.RunOpen, "No."), Cancellation));

        Assert.Equal(run, await Open().FindAsync(run.Id, Cancellation));
        Assert.Equal(run.Id, (await Runs().ClaimAsync("w", Cancellation))!.Id);
    }
}
