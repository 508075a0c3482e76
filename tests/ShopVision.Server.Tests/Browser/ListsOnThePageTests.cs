using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopVision.Server.Tests.Browser;

[Collection(typeof(ShopInABrowser))]
public sealed partial class ListsOnThePageTests(ServedShop served, Chromium chromium)
{
    [Fact]
    public async Task Products_are_sorted_by_price_and_the_order_stands_in_the_address()
    {
        var page = await SearchPage.OpenAsync(chromium, served);

        await page.Sort.SelectOptionAsync("lowest price");
        await Expect(page.Browser).ToHaveURLAsync(new Regex(@"/\?sort=price-asc$"));
        await page.AnsweredAsync();

        var prices = await PricesAsync(page);
        Assert.Equal(prices.Order(), prices);
        await page.GoBackAsync();
        await Expect(page.Sort).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Further_pages_go_on_where_the_last_one_ended_and_show_nothing_twice()
    {
        var page = await SearchPage.OpenAsync(chromium, served, "?sort=price-desc");

        await page.ClickAsync(page.More);
        await Expect(page.Cards).ToHaveCountAsync(48);
        while (await page.More.IsVisibleAsync())
            await page.ClickAsync(page.More);

        await Expect(page.Count).ToHaveTextAsync($"{await page.Cards.CountAsync()} products");
        var pictures = await page.Cards.Locator("img").EvaluateAllAsync<string[]>("images => images.map(image => image.src)");
        Assert.Equal(pictures.Distinct(), pictures);
        var prices = await PricesAsync(page);
        Assert.Equal(prices.OrderDescending(), prices);
    }

    [Fact]
    public async Task A_list_that_has_grown_old_says_so_and_starts_over()
    {
        var page = await SearchPage.OpenAsync(chromium, served, "?q=mug");
        await page.Browser.RouteAsync("**/v1/search?*cursor=*", route => route.FulfillAsync(new()
        {
            Status = 410, ContentType = "application/problem+json", Body = """{"code": "cursor-expired", "detail": "The cursor is older than a day."}""",
        }));

        await page.ClickAsync(page.More);
        await Expect(page.Alerts.Last).ToContainTextAsync("Start over");
        await page.ClickAsync(page.Browser.GetByRole(AriaRole.Button, new() { Name = "Start over" }));

        await Expect(page.Cards).ToHaveCountAsync(24);
    }

    [Fact]
    public async Task What_is_typed_is_completed_from_the_words_of_the_catalog()
    {
        var page = await SearchPage.OpenAsync(chromium, served);

        await page.Words.PressSequentiallyAsync("blue armc");

        await Expect(page.Browser.Locator("#completions option").First).ToHaveAttributeAsync("value", "blue armchair");
    }

    private static async Task<List<decimal>> PricesAsync(SearchPage page) =>
        [.. (await page.Prices.AllInnerTextsAsync()).Select(text => decimal.Parse(Amount().Match(text).Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\d+\.\d\d")]
    private static partial Regex Amount();
}
