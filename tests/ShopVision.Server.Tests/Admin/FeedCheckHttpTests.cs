using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Admin;

public sealed class FeedCheckHttpTests(ServedAdmin served) : IClassFixture<ServedAdmin>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_is_checked_and_nothing_is_touched()
    {
        using var folder = new TemporaryFolder();
        var feed = folder.Write("feed.csv", "id,title,price,image\n1,Shirt,10 EUR,1.jpg\n2,Mug,cheap,2.jpg\n");

        var report = await CheckAsync(served.Http, feed);

        Assert.Equal(("csv", 1, 1), (report.GetProperty("format").GetString(), report.GetProperty("products").GetInt32(), report.GetProperty("refused").GetInt32()));
        Assert.Equal((3, "2"), (report.GetProperty("problems")[0].GetProperty("line").GetInt32(), report.GetProperty("problems")[0].GetProperty("productId").GetString()));
        Assert.Equal(["feed.csv"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_feed_at_an_address_is_fetched_and_checked_where_that_may_be_reached()
    {
        await using var web = new FileServer();
        web.Files["feed.csv"] = Encoding.UTF8.GetBytes("id,title,image\n1,Shirt,1.jpg\n");
        await using var allowed = await ServedFolder.StartWithAdminAsync(served.Shop.Data, ("SHOPVISION_Fetch__AllowedNetworks__0", "127.0.0.0/8"));

        Assert.Equal(1, (await CheckAsync(allowed.Admin, $"{web.Address}feed.csv")).GetProperty("products").GetInt32());
        await Problem.AssertAsync(await PostCheckAsync(served.Http, $"{web.Address}feed.csv"), HttpStatusCode.UnprocessableEntity, "feed-missing");
    }

    [Theory]
    [InlineData("/nowhere/at/all.csv", HttpStatusCode.UnprocessableEntity, "feed-missing")]
    [InlineData("feed.csv", HttpStatusCode.BadRequest, "invalid-request")]
    public async Task A_feed_that_cannot_be_read_is_told_by_its_code(string feed, HttpStatusCode status, string code) =>
        await Problem.AssertAsync(await PostCheckAsync(served.Http, feed), status, code);

    private static Task<HttpResponseMessage> PostCheckAsync(HttpClient http, string feed) => http.PostAsJsonAsync("/v1/feeds/check", new { feed }, Cancellation);

    private static async Task<JsonElement> CheckAsync(HttpClient http, string feed) =>
        await (await PostCheckAsync(http, feed)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancellation);
}
