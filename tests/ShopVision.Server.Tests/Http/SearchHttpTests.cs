using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ShopVision.Server.Tests.Http;

public sealed class SearchHttpTests(ServedShop served) : IClassFixture<ServedShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_find_products()
    {
        var document = await GetAsync("/v1/search?q=armchair&limit=3");

        Assert.Equal(3, document.GetProperty("hits").GetArrayLength());
        Assert.Contains("Armchair", document.GetProperty("hits")[0].GetProperty("product").GetProperty("category").ToString());
        Assert.Equal("eq", document.GetProperty("total").GetProperty("relation").GetString());
    }

    [Fact]
    public async Task A_filter_keeps_only_what_passes_and_its_own_facet_keeps_counting()
    {
        var all = await GetAsync("/v1/products?limit=1");
        var value = all.GetProperty("facets").GetProperty("color")[0];
        var color = value.GetProperty("value").GetString()!;
        var filtered = await GetAsync($"/v1/search?filter.color={color}&limit=100");

        Assert.Equal(value.GetProperty("count").GetInt64(), filtered.GetProperty("total").GetProperty("value").GetInt64());
        Assert.Equal(value.GetProperty("count").GetInt64(), filtered.GetProperty("hits").GetArrayLength());
        Assert.Equal(all.GetProperty("facets").GetProperty("color").ToString(), filtered.GetProperty("facets").GetProperty("color").ToString());
    }

    [Fact]
    public async Task A_photo_finds_itself()
    {
        var (id, image) = served.Shop.Find("mug");
        var document = await PostAsync(Form(image));

        Assert.Equal(id, document.GetProperty("hits")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_photo_with_words_is_composed_and_explained()
    {
        var (_, image) = served.Shop.Find("mug");
        var document = await PostAsync(Form(image, ("text", "but an armchair"), ("explain", "true"), ("limit", "5")));

        Assert.Equal("target-caption", document.GetProperty("query").GetProperty("composition").GetString());
        Assert.Equal("category", document.GetProperty("query").GetProperty("understood")[0].GetProperty("axis").GetString());
        var hit = document.GetProperty("hits")[0];
        var sum = hit.GetProperty("reasons").EnumerateArray().Sum(reason => reason.GetProperty("contribution").GetDouble());
        Assert.Equal(hit.GetProperty("score").GetDouble(), sum, 1e-4);
    }

    [Fact]
    public async Task Products_by_id_stand_in_for_a_photo()
    {
        var (id, _) = served.Shop.Find("mug");
        var response = await served.Http.PostAsJsonAsync("/v1/search", new { productIds = new[] { id }, limit = 5 }, Cancellation);
        var document = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

        Assert.DoesNotContain(document.GetProperty("hits").EnumerateArray(), hit => hit.GetProperty("id").GetString() == id);
        Assert.Equal(5, document.GetProperty("hits").GetArrayLength());
    }

    [Fact]
    public async Task An_image_in_JSON_is_a_photo()
    {
        var (id, image) = served.Shop.Find("mug");
        var response = await served.Http.PostAsJsonAsync("/v1/search", new { image = File.ReadAllBytes(image) }, Cancellation);

        Assert.Equal(id, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("hits")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Similar_products_do_not_include_the_product()
    {
        var (id, _) = served.Shop.Find("mug");

        Assert.DoesNotContain((await GetAsync($"/v1/products/{id}/similar")).GetProperty("hits").EnumerateArray(), hit => hit.GetProperty("id").GetString() == id);
    }

    [Theory]
    [InlineData("/v1/search", HttpStatusCode.BadRequest, "nothing-to-search-by")]
    [InlineData("/v1/search?q=a&limit=0", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/v1/search?q=a&composition=magic", HttpStatusCode.BadRequest, "unknown-composition")]
    [InlineData("/v1/search?q=a&limit=many", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/v1/search?q=a&offset=995", HttpStatusCode.BadRequest, "page-too-deep")]
    [InlineData("/v1/search?filter.price=cheap", HttpStatusCode.BadRequest, "invalid-filter")]
    [InlineData("/v1/products/nowhere", HttpStatusCode.NotFound, "product-not-found")]
    [InlineData("/v1/products/nowhere/similar", HttpStatusCode.NotFound, "product-not-found")]
    [InlineData("/v1/products?limit=many", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/v2/anything", HttpStatusCode.NotFound, "not-found")]
    public async Task A_fault_is_problem_details_with_a_code(string path, HttpStatusCode status, string code) =>
        await AssertProblemAsync(await served.Http.GetAsync(path, Cancellation), status, code);

    [Theory]
    [InlineData("""{"text": "a", "txet": "b"}""", "invalid-request")]
    [InlineData("""{"text": 7}""", "invalid-request")]
    [InlineData("""{"image": "not base64"}""", "invalid-request")]
    [InlineData("""{"productIds": null}""", "nothing-to-search-by")]
    [InlineData("""{"productIds": [null]}""", "invalid-request")]
    [InlineData("""{"text": "a", "composition": "magic"}""", "unknown-composition")]
    [InlineData("null", "invalid-request")]
    [InlineData("{", "invalid-request")]
    [InlineData("""{"text": "a", "filters": []}""", "invalid-filter")]
    [InlineData("""{"text": "a", "textWeight": 2}""", "invalid-request")]
    public async Task JSON_that_does_not_fit_is_refused(string json, string code) =>
        await AssertProblemAsync(
            await served.Http.PostAsync("/v1/search", new StringContent(json, Encoding.UTF8, "application/json"), Cancellation), HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task An_upload_that_is_no_picture_is_refused()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("hello"u8.ToArray()), "photo", "a.jpg" } };

        await AssertProblemAsync(await served.Http.PostAsync("/v1/search", form, Cancellation), HttpStatusCode.UnsupportedMediaType, "image-unsupported");
    }

    [Fact]
    public async Task An_SVG_upload_is_refused()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8.ToArray()), "photo", "a.svg" } };

        await AssertProblemAsync(await served.Http.PostAsync("/v1/search", form, Cancellation), HttpStatusCode.UnsupportedMediaType, "image-unsupported");
    }

    [Fact]
    public async Task A_truncated_picture_is_refused()
    {
        var (_, image) = served.Shop.Find("mug");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(File.ReadAllBytes(image)[..900]), "photo", "a.jpg" } };

        await AssertProblemAsync(await served.Http.PostAsync("/v1/search", form, Cancellation), HttpStatusCode.UnprocessableEntity, "image-broken");
    }

    [Fact]
    public async Task An_upload_that_is_too_large_is_refused()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[23 * 1024 * 1024]), "photo", "a.jpg" } };

        await AssertProblemAsync(await served.Http.PostAsync("/v1/search", form, Cancellation), HttpStatusCode.RequestEntityTooLarge, "image-too-large");
    }

    [Fact]
    public async Task A_large_photo_is_never_written_to_disk()
    {
        var (_, image) = served.Shop.Find("mug");
        // Padding after the picture's end makes it larger than any buffer that would spill into a file.
        using var form = new MultipartFormDataContent { { new ByteArrayContent([.. File.ReadAllBytes(image), .. new byte[8 * 1024 * 1024]]), "photo", "a.jpg" } };
        var response = await served.Http.PostAsync("/v1/search", form, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(Directory.Exists(served.TemporaryFiles));
    }

    [Fact]
    public async Task A_file_in_another_field_is_refused_by_name()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "picture", "a.jpg" } };

        await AssertProblemAsync(await served.Http.PostAsync("/v1/search", form, Cancellation), HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task A_photo_that_is_sent_as_text_is_not_taken_for_a_search_by_words()
    {
        using var form = new MultipartFormDataContent { { new StringContent("shirt.jpg"), "photo" }, { new StringContent("in red"), "text" } };

        await AssertProblemAsync(await served.Http.PostAsync("/v1/search", form, Cancellation), HttpStatusCode.BadRequest, "invalid-request");
    }

    private static MultipartFormDataContent Form(string image, params (string Name, string Value)[] fields)
    {
        var photo = new ByteArrayContent(File.ReadAllBytes(image)) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        var form = new MultipartFormDataContent { { photo, "photo", Path.GetFileName(image) } };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }

    private async Task<JsonElement> GetAsync(string path) => await served.Http.GetFromJsonAsync<JsonElement>(path, Cancellation);

    private async Task<JsonElement> PostAsync(MultipartFormDataContent form)
    {
        using (form)
        {
            var response = await served.Http.PostAsync("/v1/search", form, Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        }
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
    }
}
