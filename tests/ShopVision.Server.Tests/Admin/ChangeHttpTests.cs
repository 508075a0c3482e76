using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Tests.Admin;

public sealed class ChangeHttpTests : IClassFixture<ServedAdmin>
{
    private readonly ServedAdmin _served;
    private readonly FileRunStore _store;

    public ChangeHttpTests(ServedAdmin served)
    {
        _served = served;
        _store = new FileRunStore(Path.Combine(served.Shop.Data, "state"), TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_shop_sends_is_what_shoppers_find_once_a_worker_did_it()
    {
        var (mug, _) = _served.Shop.Find("mug");
        var (shirt, _) = _served.Shop.Find("shirt");
        var patched = await RunOfAsync(await SendAsync(HttpMethod.Patch, $$"""{"id": "{{mug}}", "price": "3.50 EUR", "title": "Reduced Mug"}""", "application/x-ndjson"));
        var added = await RunOfAsync(await SendAsync(HttpMethod.Post, """[{"id": "sent-1", "title": "Walking Stick", "brand": "Acme"}]"""));
        await SendAsync(HttpMethod.Delete, $"""["{shirt}"]""");
        // All three came while no worker was there.
        Assert.Equal(patched, added);

        using (var worker = Process.Start(Executable.Start("work", "--data", _served.Shop.Data))!)
        {
            while ((await _store.FindAsync(patched, Cancellation))!.IsOpen)
                await Task.Delay(50, Cancellation);
            worker.Kill(entireProcessTree: true);
        }

        // Who serves the catalog follows it within a second.
        while ((await _served.Public.GetAsync($"/v1/products/{shirt}", Cancellation)).StatusCode != HttpStatusCode.NotFound)
            await Task.Delay(50, Cancellation);
        var product = await _served.Public.GetFromJsonAsync<JsonElement>($"/v1/products/{mug}", Cancellation);
        Assert.Equal("Reduced Mug", product.GetProperty("product").GetProperty("title").GetString());
        Assert.Equal(3.5m, product.GetProperty("product").GetProperty("price").GetProperty("amount").GetDecimal());
        Assert.Equal(1, product.GetProperty("images").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await _served.Public.GetAsync("/v1/products/sent-1", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Items_that_cannot_be_done_are_told_and_the_others_are_accepted()
    {
        var answer = await SendAsync(HttpMethod.Post, """[{"id": "a", "price": "cheap"}, {"id": "b"}, {"title": "c"}]""");
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal($"/v1/runs/{document.GetProperty("run").GetString()}", answer.Headers.Location!.ToString());
        Assert.Equal(1, document.GetProperty("accepted").GetInt32());
        Assert.Equal(
            [(0, "a", "product-invalid"), (2, null, "product-invalid")],
            document.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("index").GetInt32(), error.GetProperty("id").GetString(), error.GetProperty("code").GetString()!)));
        await CancelAsync();
    }

    [Theory]
    [InlineData("""[{"id": "a", "price": "cheap"}, {}]""", "product-invalid")]
    [InlineData("[]", "invalid-request")]
    [InlineData("", "invalid-request")]
    [InlineData("[", "invalid-request")]
    public async Task Where_nothing_can_be_done_no_run_is_made(string body, string code)
    {
        var before = (await _store.ListAsync(100, Cancellation)).Count;

        await Problem.AssertAsync(await SendAsync(HttpMethod.Post, body), HttpStatusCode.BadRequest, code);

        Assert.Equal(before, (await _store.ListAsync(100, Cancellation)).Count);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused() => await Problem.AssertAsync(
        await SendAsync(HttpMethod.Post, $$"""[{"id": "a", "title": "{{new string('x', 4 << 20)}}"}]"""), HttpStatusCode.RequestEntityTooLarge, "upload-too-large");

    [Fact]
    public async Task A_list_of_runs_does_not_repeat_what_they_were_sent()
    {
        await SendAsync(HttpMethod.Post, $$"""[{"id": "a", "title": "{{new string('x', 100_000)}}"}]""");

        Assert.True((await _served.Http.GetStringAsync("/v1/runs", Cancellation)).Length < 50_000);
        await CancelAsync();
    }

    private static async Task<string> RunOfAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("run").GetString()!;

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string body, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, "/v1/products") { Content = new StringContent(body, null, contentType) };
        // What is too large is answered before it is sent.
        request.Headers.ExpectContinue = true;
        return await _served.Http.SendAsync(request, Cancellation);
    }

    private async Task CancelAsync()
    {
        var runs = new RunDispatcher(_store, new RunOptions(), TimeProvider.System);
        foreach (var run in (await _store.ListAsync(100, Cancellation)).Where(run => run.IsOpen))
            await runs.CancelAsync(run.Id, Cancellation);
    }
}
