using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace ShopVision.Server.Tests.Http;

public sealed class PagingHttpTests(ServedShop served) : IClassFixture<ServedShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/products?limit=7")]
    [InlineData("/v1/products?limit=7&sort=price-asc")]
    [InlineData("/v1/search?q=mug&sort=price-desc&limit=9")]
    [InlineData("/v1/search?filter.inStock=true&sort=newest&limit=9")]
    public async Task Pages_follow_their_cursors_to_the_end_and_show_nothing_twice(string path)
    {
        var first = await GetAsync(path);
        var shown = IdsOf(first).ToList();
        for (var page = first; page.GetProperty("nextCursor").GetString() is { } cursor;)
        {
            page = await GetAsync($"{path}&cursor={cursor}");
            shown.AddRange(IdsOf(page));
        }

        Assert.Equal(first.GetProperty("total").GetProperty("value").GetInt64(), shown.Count);
        Assert.Equal(shown.Count, shown.Distinct().Count());
    }

    [Fact]
    public async Task A_sorted_search_says_what_it_sorted()
    {
        var sort = (await GetAsync("/v1/search?q=mug&sort=price-asc")).GetProperty("sort");

        Assert.Equal(("price-asc", "best", 1000), (sort.GetProperty("by").GetString(), sort.GetProperty("of").GetString(), sort.GetProperty("depth").GetInt32()));
    }

    [Fact]
    public async Task JSON_takes_a_cursor_a_sort_and_groups()
    {
        var question = new { text = "cotton", sort = "price-asc", collapseGroups = true, limit = 1 };
        var first = await PostAsync(question);
        var second = await PostAsync(new { question.text, question.sort, question.collapseGroups, question.limit, cursor = first.GetProperty("nextCursor").GetString() });

        Assert.Empty(IdsOf(first).Intersect(IdsOf(second)));
        Assert.Equal(1, second.GetProperty("hits").GetArrayLength());
    }

    [Theory]
    [InlineData("/v1/search?q=a&cursor=nonsense", HttpStatusCode.BadRequest, "cursor-invalid")]
    [InlineData("/v1/search?q=a&sort=cheapest", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/v1/search?filter.addedAt=yesterday", HttpStatusCode.BadRequest, "invalid-filter")]
    public async Task What_cannot_be_read_is_refused_by_its_code(string path, HttpStatusCode status, string code)
    {
        var response = await served.Http.GetAsync(path, Cancellation);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_cursor_that_has_expired_is_gone()
    {
        var cursor = (await GetAsync("/v1/search?q=mug&limit=1")).GetProperty("nextCursor").GetString()!;
        var response = await served.Http.GetAsync($"/v1/search?q=mug&limit=1&cursor={IssuedLongAgo(cursor)}", Cancellation);

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal("cursor-expired", (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
    }

    /// <summary>The time stands after the version, the kind and the question; a checksum stands at the end.</summary>
    private static string IssuedLongAgo(string cursor)
    {
        var bytes = Base64Url.DecodeFromChars(cursor);
        bytes.AsSpan(10, sizeof(uint)).Clear();
        SHA256.HashData(bytes.AsSpan(..^4)).AsSpan(..4).CopyTo(bytes.AsSpan(^4..));
        return Base64Url.EncodeToString(bytes);
    }

    private static IEnumerable<string> IdsOf(JsonElement page) => page.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()!);

    private async Task<JsonElement> GetAsync(string path) => await served.Http.GetFromJsonAsync<JsonElement>(path, Cancellation);

    private async Task<JsonElement> PostAsync<T>(T question) =>
        await (await served.Http.PostAsJsonAsync("/v1/search", question, Cancellation)).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
}
