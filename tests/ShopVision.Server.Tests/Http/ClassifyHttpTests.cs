using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ShopVision.Server.Tests.Http;

public sealed class ClassifyHttpTests(ServedShop served) : IClassFixture<ServedShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly string[] Labels = ["armchair", "mugs"];
    private static readonly string[] Templates = ["a photo of a {}, on white"];

    private byte[] Mug => File.ReadAllBytes(served.Shop.Find("mug").Image);

    [Fact]
    public async Task A_photo_in_a_form_is_told_apart_by_the_labels_named()
    {
        var document = await ReadAsync(await PostAsync(("labels", "armchair, jeans"), ("labels", "mugs"), ("top", "2")));

        var answer = Assert.Single(document.GetProperty("classifications").EnumerateArray());
        Assert.Equal("mugs", answer.GetProperty("labels")[0].GetProperty("label").GetString());
        Assert.Equal(2, answer.GetProperty("labels").GetArrayLength());
        Assert.False(answer.GetProperty("noneOfThese").GetProperty("isLikely").GetBoolean());
        Assert.Equal("softmax", document.GetProperty("scoring").GetString());
        Assert.StartsWith("shopvision-mini@", document.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_photo_in_JSON_is_the_same()
    {
        var json = await ReadAsync(await PostJsonAsync(new { image = Mug, labels = Labels, templates = Templates }));
        var form = await ReadAsync(await PostAsync(("labels", "armchair,mugs"), ("templates", "a photo of a {}, on white")));

        Assert.Equal(form.ToString(), json.ToString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("classifications")[0].GetProperty("noneOfThese").ValueKind);
    }

    [Fact]
    public async Task Without_labels_the_axes_of_the_model_are_read()
    {
        var axes = (await ReadAsync(await PostAsync(("axes", "color,category")))).GetProperty("classifications");

        Assert.Equal(["color", "category"], axes.EnumerateArray().Select(axis => axis.GetProperty("axis").GetString()));
        Assert.Equal("Mugs", axes[1].GetProperty("labels")[0].GetProperty("label").GetString());
        Assert.Equal(5, (await ReadAsync(await PostAsync())).GetProperty("classifications").GetArrayLength());
    }

    public static TheoryData<string, string> Unanswerable { get; } = new()
    {
        { "top", "many" },
        { "top", "0" },
        { "axes", "colour" },
        { "labels", "a,A" },
        { "templates", "a photo" },
        { "labels", new string('a', 201) },
        { "labels", string.Join(',', Enumerable.Range(0, 501)) },
    };

    [Theory]
    [MemberData(nameof(Unanswerable))]
    public async Task What_cannot_be_asked_is_refused(string name, string value) =>
        await AssertProblemAsync(await PostAsync((name, value)), HttpStatusCode.BadRequest, "invalid-request");

    [Fact]
    public async Task More_prompts_than_a_request_may_cost_are_refused() => await AssertProblemAsync(
        await PostAsync([("labels", string.Join(',', Enumerable.Range(0, 400))), .. Enumerable.Range(0, 3).Select(i => ("templates", $"{i} {{}}"))]),
        HttpStatusCode.BadRequest, "invalid-request");

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"image": "", "labels": ["a"]}""")]
    [InlineData("""{"image": "not base64"}""")]
    [InlineData("""{"image": "aGVsbG8=", "lables": ["a"]}""")]
    [InlineData("""{"image": "aGVsbG8=", "labels": [null]}""")]
    [InlineData("null")]
    public async Task JSON_that_does_not_fit_is_refused(string json) =>
        await AssertProblemAsync(
            await served.Http.PostAsync("/v1/classify", new StringContent(json, null, "application/json"), Cancellation), HttpStatusCode.BadRequest, "invalid-request");

    [Fact]
    public async Task An_upload_that_is_no_picture_is_refused() =>
        await AssertProblemAsync(await PostJsonAsync(new { image = "hello"u8.ToArray() }), HttpStatusCode.UnsupportedMediaType, "image-unsupported");

    [Fact]
    public async Task A_truncated_picture_is_refused() =>
        await AssertProblemAsync(await PostJsonAsync(new { image = Mug[..900] }), HttpStatusCode.UnprocessableEntity, "image-broken");

    [Fact]
    public async Task A_large_photo_is_never_written_to_disk()
    {
        // Padding after the picture's end makes it larger than any buffer that would spill into a file.
        using var form = new MultipartFormDataContent { { new ByteArrayContent([.. Mug, .. new byte[8 * 1024 * 1024]]), "photo", "a.jpg" } };

        Assert.Equal(HttpStatusCode.OK, (await served.Http.PostAsync("/v1/classify", form, Cancellation)).StatusCode);
        Assert.False(Directory.Exists(served.TemporaryFiles));
    }

    private async Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Mug), "photo", "a.jpg" } };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await served.Http.PostAsync("/v1/classify", form, Cancellation);
    }

    private Task<HttpResponseMessage> PostJsonAsync<T>(T body) => served.Http.PostAsJsonAsync("/v1/classify", body, Cancellation);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
    }
}
