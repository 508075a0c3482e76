using System.Net.Http.Json;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Http;

/// <summary>A catalog whose one product, a mug, has a lifestyle picture and two swatches, and names the picture of the mug alone last.</summary>
public sealed class ImageRoleHttpTests(DrawnShop drawn) : IClassFixture<DrawnShop>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServedFolder? _served;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var feed = _folder.Write("feed.jsonl", $$"""
            {"id": "1", "title": "Mug", "images": [{"url": "{{NameOf("armchair")}}", "role": "lifestyle"}, {"url": "https://shop.example/glaze.jpg", "role": "swatch"}, {"url": "glaze.jpg", "role": "swatch"}, "{{NameOf("mug")}}"]}
            """.ReplaceLineEndings("") + "\n");
        var ended = await Executable.RunAsync("ingest", feed, "--images", Path.Combine(drawn.Drawn, "images"), "--data", _folder.File("data"), "--strict");
        Assert.True(ended.ExitCode == 0, ended.Errors);
        _served = await ServedFolder.StartAsync(_folder.File("data"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_served is not null)
            await _served.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_product_tells_what_its_pictures_show_and_where_its_swatches_are()
    {
        var document = await _served!.Http.GetFromJsonAsync<JsonElement>("/v1/products/1", Cancellation);

        Assert.Equal([(0, null), (1, "lifestyle")], document.GetProperty("images").EnumerateArray().Select(Read));
        Assert.Equal(["https://shop.example/glaze.jpg"], document.GetProperty("swatches").EnumerateArray().Select(swatch => swatch.GetString()));
    }

    [Fact]
    public async Task A_product_is_found_by_its_lifestyle_picture_which_the_answer_names()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(File.ReadAllBytes(drawn.Find("armchair").Image)), "photo", "a.jpg" } };
        var found = await (await _served!.Http.PostAsync("/v1/search", form, Cancellation)).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var listed = await _served.Http.GetFromJsonAsync<JsonElement>("/v1/products", Cancellation);

        Assert.Equal((1, "lifestyle"), Read(found.GetProperty("hits")[0].GetProperty("image")));
        Assert.Equal((0, null), Read(listed.GetProperty("hits")[0].GetProperty("image")));
    }

    private string NameOf(string words) => Path.GetFileName(drawn.Find(words).Image);

    private static (int Index, string? Role) Read(JsonElement image) =>
        (image.GetProperty("index").GetInt32(), image.TryGetProperty("role", out var role) ? role.GetString() : null);
}
