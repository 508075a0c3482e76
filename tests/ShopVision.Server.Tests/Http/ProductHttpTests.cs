using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Http;

public sealed class ProductHttpTests(ServedShop served) : IClassFixture<ServedShop>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_tells_where_its_pictures_are()
    {
        var (id, _) = served.Shop.Find("mug");
        var document = await served.Http.GetFromJsonAsync<JsonElement>($"/v1/products/{id}", Cancellation);
        var picture = await served.Http.GetAsync(document.GetProperty("images")[0].GetProperty("url").GetString(), Cancellation);

        Assert.Equal(id, document.GetProperty("product").GetProperty("id").GetString());
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_picture_is_given_no_wider_than_asked()
    {
        var (id, _) = served.Shop.Find("mug");
        var small = await served.Http.GetByteArrayAsync($"/v1/products/{id}/images/0?width=64", Cancellation);
        var full = await served.Http.GetByteArrayAsync($"/v1/products/{id}/images/0", Cancellation);

        Assert.Equal(64, JpegWidth(small));
        Assert.Equal(128, JpegWidth(full));
    }

    [Fact]
    public async Task A_picture_that_has_not_changed_is_not_sent_again()
    {
        var (id, _) = served.Shop.Find("mug");
        var first = await served.Http.GetAsync($"/v1/products/{id}/images/0?width=64", Cancellation);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/v1/products/{id}/images/0?width=64") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        Assert.Equal(HttpStatusCode.NotModified, (await served.Http.SendAsync(again, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("images/7")]
    [InlineData("images/-1")]
    public async Task A_picture_that_is_not_there_is_told_by_its_code(string image)
    {
        var (id, _) = served.Shop.Find("mug");
        var response = await served.Http.GetAsync($"/v1/products/{id}/{image}", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("image-not-found", (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told(string path) => Assert.Equal(HttpStatusCode.OK, (await served.Http.GetAsync(path, Cancellation)).StatusCode);

    [Fact]
    public async Task The_OpenAPI_document_is_the_committed_one()
    {
        // Set this variable to write the document anew after a change that is meant.
        var committed = Path.Combine(Fixtures.RepositoryRoot, "src", "ShopVision.Server", "openapi.json");
        using var document = JsonDocument.Parse(await served.Http.GetStringAsync("/openapi/v1.json", Cancellation));
        var paths = JsonSerializer.Serialize(Without(document.RootElement, "servers"), Indented);
        if (Environment.GetEnvironmentVariable("SHOPVISION_UPDATE_OPENAPI") == "1")
            await File.WriteAllTextAsync(committed, paths + "\n", Cancellation);

        Assert.Equal((await File.ReadAllTextAsync(committed, Cancellation)).TrimEnd(), paths);
    }

    [Fact]
    public async Task The_page_is_served_under_a_strict_policy()
    {
        var response = await served.Http.GetAsync("/", Cancellation);

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task The_page_tells_its_headers_without_its_body()
    {
        var response = await served.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"), Cancellation);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.True(response.Content.Headers.ContentLength > 0);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    private static Dictionary<string, JsonElement> Without(JsonElement document, string property) =>
        document.EnumerateObject().Where(member => member.Name != property).ToDictionary(member => member.Name, member => member.Value);

    /// <summary>From the start-of-frame segment.</summary>
    private static int JpegWidth(byte[] jpeg)
    {
        for (var at = 2; at < jpeg.Length;)
        {
            if (jpeg[at + 1] is >= 0xC0 and <= 0xC2)
                return (jpeg[at + 7] << 8) | jpeg[at + 8];
            at += 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]);
        }

        return 0;
    }
}
