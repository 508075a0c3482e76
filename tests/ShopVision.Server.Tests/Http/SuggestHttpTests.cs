using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ShopVision.Server.Tests.Http;

public sealed class SuggestHttpTests(ServedShop served) : IClassFixture<ServedShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/suggest?q=big%20armch", "big armchair")]
    [InlineData("/v1/suggest?q=armhc", "armchair")]
    public async Task The_last_word_is_completed(string address, string expected)
    {
        var document = await served.Http.GetFromJsonAsync<JsonElement>(address, Cancellation);

        Assert.Contains(expected, document.GetProperty("suggestions").EnumerateArray().Select(suggestion => suggestion.GetString()));
    }

    [Fact]
    public async Task Without_words_there_is_nothing_to_complete()
    {
        var document = await served.Http.GetFromJsonAsync<JsonElement>("/v1/suggest", Cancellation);

        Assert.Equal(0, document.GetProperty("suggestions").GetArrayLength());
    }

    [Fact]
    public async Task A_text_that_no_one_types_is_refused()
    {
        var response = await served.Http.GetAsync($"/v1/suggest?q={new string('a', 201)}", Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("invalid-request", (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
    }
}
