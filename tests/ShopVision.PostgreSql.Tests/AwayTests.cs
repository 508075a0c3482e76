using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;

namespace ShopVision.PostgreSql.Tests;

/// <summary>A server of its own, which goes away and comes back, and refuses.</summary>
public sealed class AwayTests : IAsyncLifetime
{
    private PostgresProcess? _server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await PostgresProcess.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_store_that_goes_away_is_told_as_passing_and_goes_on_when_it_is_back()
    {
        await using var store = Open(_server!.ConnectionString);
        var runs = new RunDispatcher(store, new RunOptions(), TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => runs.AddAsync(new RunRequest("ingest", $"c{i}"), Cancellation)));

        await _server.CrashAsync();
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => runs.ClaimAsync("w", Cancellation));
        await _server.StartAgainAsync();

        Assert.Equal(ErrorCode.StateUnavailable, fault.Code);
        Assert.True(fault.IsTransient);
        Assert.NotNull(await runs.ClaimAsync("w", Cancellation));
        Assert.Equal(5, (await store.ListAsync(10, Cancellation)).Count);
    }

    [Fact]
    public async Task A_restart_between_two_calls_is_not_noticed()
    {
        await using var store = Open(_server!.ConnectionString);
        var runs = new RunDispatcher(store, new RunOptions(), TimeProvider.System);
        var run = await runs.AddAsync(new RunRequest("ingest", "a"), Cancellation);

        await _server.CrashAsync();
        await _server.StartAgainAsync();

        Assert.Equal(run.Id, (await runs.ClaimAsync("w", Cancellation))!.Id);
    }

    [Fact]
    public async Task A_process_that_stops_in_the_midst_of_a_change_holds_up_the_others_for_seconds_only()
    {
        await using var stopped = Open(_server!.ConnectionString);
        await using var store = Open(_server.ConnectionString);
        using var begun = new SemaphoreSlim(0);
        using var goOn = new ManualResetEventSlim();
        var tries = 0;
        var change = Task.Run(() => stopped.ChangeAsync(
            open =>
            {
                if (Interlocked.Increment(ref tries) == 1)
                {
                    begun.Release();
                    goOn.Wait(Cancellation);
                }

                return new RunChange<int>(open.Count);
            },
            Cancellation));
        await begun.WaitAsync(Cancellation);

        await new RunDispatcher(store, new RunOptions(), TimeProvider.System).AddAsync(new RunRequest("ingest", "a"), Cancellation);
        goOn.Set();

        // Its own change was undone, and made again over what the other one saved.
        Assert.Equal(1, await change);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_for_good_and_told_nowhere()
    {
        var secret = Guid.NewGuid().ToString("N");
        var options = new PostgresOptions { ConnectionString = _server!.ConnectionString.Replace(_server.Password, secret, StringComparison.Ordinal) };
        await using var store = PostgresRunStore.Open(options, TimeProvider.System);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => store.FindAsync("a", Cancellation));

        Assert.Equal(ErrorCode.StateAccessDenied, fault.Code);
        Assert.False(fault.IsTransient);
        Assert.DoesNotContain(secret, $"{fault}{options}{store}");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_a_wrong_setting()
    {
        await using var store = Open(_server!.ConnectionString.Replace("Database=postgres", "Database=none", StringComparison.Ordinal));

        Assert.Equal(ErrorCode.SettingInvalid, (await Assert.ThrowsAsync<ShopVisionException>(() => store.FindAsync("a", Cancellation))).Code);
    }

    private static PostgresRunStore Open(string connectionString) => PostgresRunStore.Open(new PostgresOptions { ConnectionString = connectionString }, TimeProvider.System);
}
