using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Server.Commands;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Tests.Commands;

/// <summary>Processes that work and are told to end, as a service manager does it: SIGTERM.</summary>
public sealed class DrainTests(DrawnShop shop) : IClassFixture<DrawnShop>, IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A feed that never comes, so that its run goes on until somebody ends it.</summary>
    private readonly LoopbackListener _stalled = new(HoldAsync);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => _folder.File("data");

    public async ValueTask DisposeAsync()
    {
        await _stalled.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("work", "Working on")]
    [InlineData("serve --work --urls http://127.0.0.1:0", "ready at")]
    public async Task A_worker_that_is_told_to_end_gives_its_run_back_at_once(string command, string begun)
    {
        var id = await AddAsync($"http://127.0.0.1:{_stalled.Port}/feed.csv");
        using var worker = Start(command, isRead: true);
        while (!(await worker.StandardOutput.ReadLineAsync(Cancellation))!.Contains(begun, StringComparison.Ordinal))
        {
        }

        _ = worker.StandardOutput.ReadToEndAsync(Cancellation);
        await UntilAsync(id, run => run.GetProperty("state").GetString() == "running");

        using (Process.Start("kill", ["-TERM", worker.Id.ToString(CultureInfo.InvariantCulture)]))
            await worker.WaitForExitAsync(Cancellation);

        var run = await ShowAsync(id);
        Assert.Equal(0, worker.ExitCode);
        // Neither lost nor counted as an attempt, and no lease to wait for.
        Assert.Equal(("queued", 0), (run.GetProperty("state").GetString(), run.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task A_server_that_is_told_to_end_before_it_is_ready_has_nothing_to_complain_of()
    {
        var settings = SettingsFile.Load();
        using var catalog = OpenCatalog.Open(DataFolder.Created(Data), index: null, model: null, settings);

        await ServeCommand.RunAsync(catalog, "http://127.0.0.1:0", adminUrls: null, settings, new CancellationToken(canceled: true));
    }

    [Fact]
    public async Task A_server_that_works_as_well_does_runs_and_answers_searches_by_them()
    {
        var id = await AddAsync(shop.Feed);
        using var worker = Start("serve --work --urls http://127.0.0.1:0", isRead: true);
        try
        {
            using var http = new HttpClient { BaseAddress = await ReadyLine.ReadAsync(worker.StandardOutput, Cancellation) };
            _ = worker.StandardOutput.ReadToEndAsync(Cancellation);

            await UntilAsync(id, run => run.GetProperty("state").GetString() == "done");

            using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri("/v1/search?q=mug", UriKind.Relative), Cancellation));
            Assert.NotEmpty(answer.RootElement.GetProperty("hits").EnumerateArray());
        }
        finally
        {
            worker.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_server_that_cannot_listen_ends_its_worker_too()
    {
        using var worker = Start($"serve --work --urls http://127.0.0.1:{_stalled.Port}");

        await worker.WaitForExitAsync(Cancellation);

        Assert.Equal(1, worker.ExitCode);
    }

    private static async Task HoldAsync(TcpClient client)
    {
        using (client)
        {
            var request = new byte[4096];
            while (await client.GetStream().ReadAsync(request) > 0)
            {
            }
        }
    }

    private Process Start(string command, bool isRead = false)
    {
        var start = Executable.Start([.. command.Split(' '), "--data", Data]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (isRead, false);
        start.Environment["SHOPVISION_Fetch__AllowedNetworks__0"] = "127.0.0.0/8";
        start.Environment["SHOPVISION_Fetch__IdleTimeout"] = "00:30:00";
        return Process.Start(start)!;
    }

    private async Task<string> AddAsync(string feed)
    {
        var ended = await Executable.RunAsync("runs", "add", feed, "--data", Data, "--json");
        Assert.True(ended.ExitCode == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement.GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> ShowAsync(string id) =>
        JsonDocument.Parse((await Executable.RunAsync("runs", "show", id, "--data", Data, "--json")).Output).RootElement;

    private async Task UntilAsync(string id, Func<JsonElement, bool> isReached)
    {
        while (!isReached(await ShowAsync(id)))
            await Task.Delay(50, Cancellation);
    }
}
