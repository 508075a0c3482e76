using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Tests.Admin;

public sealed class FeedHttpTests(ServedAdmin served) : IClassFixture<ServedAdmin>
{
    private readonly FileRunStore _store = new(Path.Combine(served.Shop.Data, "state"), TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_is_kept_shown_replaced_and_forgotten()
    {
        await PutAsync("spring", new { feed = "https://shop.example/feed.xml", cron = "0 0 3 * * ?", timeZone = "Europe/Berlin", currency = "EUR" });
        var replaced = await PutAsync("spring", new { feed = "https://shop.example/feed.xml", cron = "0 0 4 * * ?" });

        var kept = await served.Http.GetFromJsonAsync<JsonElement>("/v1/feeds/spring", Cancellation);
        Assert.Equal(replaced.ToString(), kept.ToString());
        Assert.Equal(("0 0 4 * * ?", "UTC", 4), (kept.GetProperty("cron").GetString(), kept.GetProperty("timeZone").GetString(), kept.GetProperty("next")[0].GetDateTimeOffset().Hour));
        Assert.Equal("https://shop.example/feed.xml", kept.GetProperty("arguments").GetProperty("feed").GetString());
        Assert.Contains("spring", (await served.Http.GetFromJsonAsync<JsonElement>("/v1/feeds", Cancellation)).GetProperty("feeds").EnumerateArray().Select(feed => feed.GetProperty("name").GetString()));

        Assert.Equal(HttpStatusCode.NoContent, (await served.Http.DeleteAsync("/v1/feeds/spring", Cancellation)).StatusCode);
        await Problem.AssertAsync(await served.Http.GetAsync("/v1/feeds/spring", Cancellation), HttpStatusCode.NotFound, "schedule-not-found");
    }

    [Fact]
    public async Task A_feed_can_be_ingested_out_of_its_time()
    {
        await PutAsync("now", new { feed = "/feed.csv", cron = "0 0 3 * * ?" });

        var answer = await served.Http.PostAsync("/v1/feeds/now/run", null, Cancellation);
        var run = await served.Http.GetFromJsonAsync<JsonElement>(answer.Headers.Location, Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(("http, feed now", "/feed.csv"), (run.GetProperty("origin").GetString(), run.GetProperty("arguments").GetProperty("feed").GetString()));
        await served.Http.PostAsync($"{answer.Headers.Location}/cancel", null, Cancellation);
    }

    [Theory]
    [InlineData("a", """{"feed": "/a.csv", "cron": "at night"}""", "schedule-invalid")]
    [InlineData("a", """{"feed": "/a.csv", "cron": null}""", "schedule-invalid")]
    [InlineData("a", """{"feed": "/a.csv", "cron": "0 0 3 * * ? 2020"}""", "schedule-invalid")]
    [InlineData("a", """{"feed": "/a.csv", "cron": "0 0 3 * * ?", "timeZone": "Atlantis"}""", "schedule-invalid")]
    [InlineData("a", """{"feed": "a.csv", "cron": "0 0 3 * * ?"}""", "invalid-request")]
    [InlineData("a", """{"cron": "0 0 3 * * ?"}""", "invalid-request")]
    [InlineData("a", """{"feed": "/a.csv"}""", "schedule-invalid")]
    [InlineData("a%20b", """{"feed": "/a.csv", "cron": "0 0 3 * * ?"}""", "schedule-invalid")]
    [InlineData("..%5Ca", """{"feed": "/a.csv", "cron": "0 0 3 * * ?"}""", "schedule-invalid")]
    public async Task A_feed_that_could_never_be_ingested_is_not_kept(string name, string json, string code)
    {
        await Problem.AssertAsync(await served.Http.PutAsync($"/v1/feeds/{name}", new StringContent(json, null, "application/json"), Cancellation), HttpStatusCode.BadRequest, code);

        Assert.DoesNotContain(await _store.ListSchedulesAsync(Cancellation), schedule => schedule.Name == "a");
    }

    [Fact]
    public async Task A_schedule_of_another_job_is_no_feed()
    {
        await _store.SaveScheduleAsync(new RunSchedule("tidy", "0 0 3 * * ?", "UTC", new RunRequest("prune", "default")), Cancellation);

        await Problem.AssertAsync(await served.Http.DeleteAsync("/v1/feeds/tidy", Cancellation), HttpStatusCode.NotFound, "schedule-not-found");
        await Problem.AssertAsync(await served.Http.PutAsJsonAsync("/v1/feeds/tidy", new { feed = "/a.csv", cron = "0 0 3 * * ?" }, Cancellation), HttpStatusCode.BadRequest, "schedule-invalid");
    }

    private async Task<JsonElement> PutAsync(string name, object body) =>
        await (await served.Http.PutAsJsonAsync($"/v1/feeds/{name}", body, Cancellation)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancellation);
}
