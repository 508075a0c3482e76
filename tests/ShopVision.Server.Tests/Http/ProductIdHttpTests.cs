using System.Net.Http.Json;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Http;

/// <summary>Shops choose their ids; whatever an ingest accepts, the addresses in an answer lead to.</summary>
public sealed class ProductIdHttpTests : IAsyncLifetime
{
    private static readonly string[] Ids = ["a/b", "a%2Fb", "a%2fb/c", "../../secret", "/", "a/images/0", "a b", "a?b#c", "ü+😀", "similar"];

    private readonly TemporaryFolder _folder = new();
    private ServedFolder? _served;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Executable.RunAsync("draw", "--out", _folder.File("drawn"), "--products", "10", "--size", "64");
        var images = Directory.GetFiles(_folder.File("drawn/images"));
        var rows = Ids.Select((id, i) => JsonSerializer.Serialize(new { id, image = images[i % images.Length] }));
        await File.WriteAllLinesAsync(_folder.File("drawn/feed.jsonl"), rows);
        var ended = await Executable.RunAsync("ingest", _folder.File("drawn/feed.jsonl"), "--data", _folder.File("data"), "--strict");
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
        _served = await ServedFolder.StartAsync(_folder.File("data"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_served is not null)
            await _served.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_id_is_reached_by_the_addresses_of_the_answer()
    {
        var list = await _served!.Http.GetFromJsonAsync<JsonElement>("/v1/products?limit=100", Cancellation);
        var hits = list.GetProperty("hits").EnumerateArray().ToList();

        Assert.Equal(Ids.Order(), hits.Select(hit => hit.GetProperty("id").GetString()!).Order());
        foreach (var hit in hits)
        {
            var picture = hit.GetProperty("image").GetProperty("url").GetString()!;
            var product = picture[..picture.LastIndexOf("/images/", StringComparison.Ordinal)];
            var document = await _served.Http.GetFromJsonAsync<JsonElement>(product, Cancellation);
            var similar = await _served.Http.GetFromJsonAsync<JsonElement>($"{product}/similar?limit=100", Cancellation);

            Assert.Equal(hit.GetProperty("id").GetString(), document.GetProperty("product").GetProperty("id").GetString());
            Assert.Equal([0xFF, 0xD8], (await _served.Http.GetByteArrayAsync(picture, Cancellation))[..2]);
            Assert.Equal(Ids.Length - 1, similar.GetProperty("hits").GetArrayLength());
        }
    }
}
