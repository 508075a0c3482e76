using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Tests.Runs;

/// <summary>The test is the worker: another process than the one that is asked.</summary>
public sealed class RunHttpTests : IClassFixture<ServedAdmin>
{
    private readonly HttpClient _http;
    private readonly FileRunStore _store;
    private readonly RunDispatcher _runs;

    public RunHttpTests(ServedAdmin served)
    {
        _http = served.Http;
        _store = new FileRunStore(Path.Combine(served.Shop.Data, "state"), TimeProvider.System);
        _runs = new RunDispatcher(_store, new RunOptions { Backoff = TimeSpan.Zero }, TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_is_asked_for_is_answered_with_its_place()
    {
        var answer = await _http.PostAsJsonAsync("/v1/runs", new { feed = "https://shop.example/feed.xml", currency = "EUR" }, Cancellation);
        var run = await _http.GetFromJsonAsync<JsonElement>(answer.Headers.Location, Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(("queued", "ingest", "http"), (run.GetProperty("state").GetString(), run.GetProperty("job").GetString(), run.GetProperty("origin").GetString()));
        Assert.Equal("EUR", run.GetProperty("arguments").GetProperty("currency").GetString());
        await CancelAsync(run.GetProperty("id").GetString()!);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"feed": null}""")]
    [InlineData("""{"feed": "products.csv"}""")]
    [InlineData("""{"feed": "/products.csv", "images": "photos"}""")]
    [InlineData("""{"feed": "/products.csv", "format": "amazon"}""")]
    [InlineData("""{"feed": "/products.csv", "encodnig": "utf-8"}""")]
    [InlineData("[]")]
    public async Task What_no_worker_could_do_is_refused_at_once(string json) => await Problem.AssertAsync(
        await _http.PostAsync("/v1/runs", new StringContent(json, null, "application/json"), Cancellation), HttpStatusCode.BadRequest, "invalid-request");

    [Fact]
    public async Task A_run_is_shown_with_what_it_left_out()
    {
        var claimed = await ClaimAsync();
        await _store.SaveRefusalsAsync(claimed.Id, [new RunRefusal(3, "p7", null, "product-invalid", "No price.", false)], Cancellation);
        await _runs.CompleteAsync(claimed, """{"generation":"g"}""", Cancellation);

        var run = await _http.GetFromJsonAsync<JsonElement>($"/v1/runs/{claimed.Id}", Cancellation);

        Assert.Equal("done", run.GetProperty("state").GetString());
        Assert.Equal("p7", run.GetProperty("refusals")[0].GetProperty("product").GetString());
        Assert.Equal("g", run.GetProperty("report").GetProperty("generation").GetString());
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_as_many_as_asked_for()
    {
        var (first, second) = (await AddAsync(), await AddAsync());

        var listed = (await _http.GetFromJsonAsync<JsonElement>("/v1/runs?limit=2", Cancellation)).GetProperty("runs");

        Assert.Equal([second, first], listed.EnumerateArray().Select(run => run.GetProperty("id").GetString()!));
        await CancelAsync(first);
        await CancelAsync(second);
    }

    [Fact]
    public async Task A_run_is_cancelled_and_retried()
    {
        var id = await AddAsync();
        await Problem.AssertAsync(await DecideAsync(id, "retry"), HttpStatusCode.Conflict, "run-open");

        Assert.Equal("cancelled", await StateAsync(await DecideAsync(id, "cancel")));
        await Problem.AssertAsync(await DecideAsync(id, "cancel"), HttpStatusCode.Conflict, "run-ended");
        var retried = await DecideAsync(id, "retry");

        Assert.Equal(HttpStatusCode.Accepted, retried.StatusCode);
        Assert.Equal("queued", await StateAsync(retried));
        await CancelAsync(retried.Headers.Location!.ToString().Split('/')[^1]);
    }

    [Theory]
    [InlineData("approve", "queued")]
    [InlineData("reject", "cancelled")]
    public async Task A_run_that_asks_for_approval_is_decided_about(string decision, string state)
    {
        var claimed = await ClaimAsync();
        await _runs.FailAsync(claimed, new RunFault(ErrorCode.ApprovalNeeded.Name, "Half is gone.", IsTransient: false), Cancellation);

        Assert.Equal(state, await StateAsync(await DecideAsync(claimed.Id, decision)));
        if (state == "queued")
            await CancelAsync(claimed.Id);
    }

    [Theory]
    [InlineData("/v1/runs/none", HttpStatusCode.NotFound, "run-not-found")]
    [InlineData("/v1/runs/none/events", HttpStatusCode.NotFound, "run-not-found")]
    [InlineData("/v1/runs?limit=0", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/v1/runs?limit=many", HttpStatusCode.BadRequest, "invalid-request")]
    public async Task A_fault_is_problem_details_with_a_code(string path, HttpStatusCode status, string code) =>
        await Problem.AssertAsync(await _http.GetAsync(path, Cancellation), status, code);

    [Fact]
    public async Task Events_tell_each_change_of_a_run_that_another_process_does_and_end_with_it()
    {
        var claimed = await ClaimAsync();
        await using var events = await WatchAsync(claimed.Id);
        Assert.Equal(("state", "running"), Told(await events.NextAsync()));

        await _runs.RenewAsync(claimed, new RunProgress("indexing", 30, 60), Cancellation);
        var progress = await events.NextAsync();
        Assert.Equal(("progress", "running"), Told(progress));
        Assert.Equal(30, JsonDocument.Parse(progress.Data).RootElement.GetProperty("done").GetInt32());

        await _runs.CompleteAsync(claimed, "{}", Cancellation);
        Assert.Equal(("state", "done"), Told(await events.NextAsync()));
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Whoever_comes_back_with_the_last_event_gets_only_what_is_new()
    {
        var claimed = await ClaimAsync();
        string seen;
        await using (var events = await WatchAsync(claimed.Id))
        {
            await events.NextAsync();
            seen = events.LastEventId;
        }

        await _runs.RenewAsync(claimed, new RunProgress("indexing", 1, 2), Cancellation);
        await using (var again = await WatchAsync(claimed.Id, seen))
        {
            Assert.Equal("indexing", JsonDocument.Parse((await again.NextAsync()).Data).RootElement.GetProperty("stage").GetString());
            await _runs.CompleteAsync(claimed, "{}", Cancellation);
            Assert.Equal(("state", "done"), Told(await again.NextAsync()));
            seen = again.LastEventId;
        }

        using var last = new HttpRequestMessage(HttpMethod.Get, $"/v1/runs/{claimed.Id}/events") { Headers = { { "Last-Event-ID", seen } } };
        Assert.Equal(HttpStatusCode.NoContent, (await _http.SendAsync(last, Cancellation)).StatusCode);
    }

    private static (string, string) Told(SseItem<string> item) => (item.EventType, JsonDocument.Parse(item.Data).RootElement.GetProperty("state").GetString()!);

    private static async Task<string> StateAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("state").GetString()!;

    private async Task<string> AddAsync() => (await _runs.AddAsync(new RunRequest("ingest", "default", $$"""{"feed":"/{{Guid.NewGuid()}}"}"""), Cancellation)).Id;

    private async Task<Run> ClaimAsync()
    {
        var id = await AddAsync();
        return await _runs.ClaimAsync("test", Cancellation) is { } run && run.Id == id ? run : throw new InvalidOperationException("Another run was in the way.");
    }

    private Task<HttpResponseMessage> DecideAsync(string id, string decision) => _http.PostAsync($"/v1/runs/{id}/{decision}", null, Cancellation);

    private Task<Run> CancelAsync(string id) => _runs.CancelAsync(id, Cancellation);

    private Task<EventReader> WatchAsync(string id, string? seen = null) => EventReader.OpenAsync(_http, $"/v1/runs/{id}/events", seen);
}
