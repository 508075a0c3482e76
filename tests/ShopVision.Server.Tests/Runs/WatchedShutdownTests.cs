using System.Diagnostics;
using System.Globalization;
using ShopVision.Contracts;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Tests.Runs;

public sealed class WatchedShutdownTests(DrawnShop shop) : IClassFixture<DrawnShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_told_to_end_ends_the_events_that_are_watched_and_then_itself()
    {
        var store = new FileRunStore(Path.Combine(shop.Data, "state"), TimeProvider.System);
        var run = await new RunDispatcher(store, new RunOptions(), TimeProvider.System).AddAsync(new RunRequest("ingest", "default"), Cancellation);
        using var server = Process.Start(Executable.Start("serve", "--data", shop.Data, "--urls", "http://127.0.0.1:0", "--admin-urls", "http://127.0.0.1:0"))!;
        await ReadyLine.ReadAsync(server.StandardOutput, Cancellation);
        using var http = new HttpClient { BaseAddress = await ReadyLine.ReadAsync(server.StandardOutput, Cancellation) };
        await using var events = await EventReader.OpenAsync(http, $"/v1/runs/{run.Id}/events", seen: null);
        await events.NextAsync();

        using (Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]))
            Assert.False(await events.MoveNextAsync());
        await server.WaitForExitAsync(Cancellation);

        Assert.Equal(0, server.ExitCode);
    }
}
