using System.Net;
using System.Text;

namespace ShopVision.Server.Tests.Admin;

public sealed class AdminGuardTests(ServedAdmin served) : IClassFixture<ServedAdmin>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("shop.example")]
    [InlineData("localhost.example")]
    [InlineData("192.0.2.1")]
    [InlineData("10.0.0.1:5081")]
    public async Task A_request_to_another_name_that_leads_here_is_refused(string host) =>
        await Problem.AssertAsync(await SendAsync(HttpMethod.Get, ("Host", host)), HttpStatusCode.Forbidden, "request-forbidden");

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]")]
    public async Task A_request_to_this_machine_is_answered(string host) =>
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, ("Host", host))).StatusCode);

    [Theory]
    [InlineData("Origin", "https://shop.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_request_from_another_page_is_refused(string header, string value) =>
        await Problem.AssertAsync(await SendAsync(HttpMethod.Post, (header, value)), HttpStatusCode.Forbidden, "request-forbidden");

    [Fact]
    public async Task A_page_of_the_admin_listener_itself_may_ask_but_none_other_is_told_that_it_may()
    {
        var own = served.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var answer = await SendAsync(HttpMethod.Get, ("Origin", own), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("application/json-but-not")]
    public async Task What_any_page_may_post_is_refused(string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/runs") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"feed": "/a.csv"}""")) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        await Problem.AssertAsync(await served.Http.SendAsync(request, Cancellation), HttpStatusCode.UnsupportedMediaType, "media-type-unsupported");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, method == HttpMethod.Get ? "/v1/runs" : "/v1/runs/none/cancel");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await served.Http.SendAsync(request, Cancellation);
    }
}
