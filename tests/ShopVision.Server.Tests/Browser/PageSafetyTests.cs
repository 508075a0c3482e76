using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopVision.Server.Tests.Browser;

[Collection(typeof(ShopInABrowser))]
public sealed class PageSafetyTests(ServedShop served, Chromium chromium)
{
    [Fact]
    public async Task Nothing_is_complained_of_and_nothing_leaves_the_shop()
    {
        var origin = served.Http.BaseAddress!.ToString();
        var complaints = new List<string>();
        var page = new SearchPage(await chromium.NewPageAsync());
        page.Browser.Console += (_, message) => complaints.Add(message.Text);
        page.Browser.PageError += (_, error) => complaints.Add(error);
        page.Browser.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(origin, StringComparison.Ordinal) && !Regex.IsMatch(request.Url, "^(blob|data):"))
                complaints.Add($"asked {request.Url}");
        };

        await page.GoToAsync(served);
        await page.SearchAsync("in blue");
        await page.ChoosePhotoAsync(served.Shop.Find("mug").Image);
        await page.ClickAsync(page.WhyThese);
        await page.ClickAsync(page.Cards.First.GetByRole(AriaRole.Button));
        await page.Browser.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Markup_in_a_product_is_shown_as_text_and_a_script_is_no_link()
    {
        var page = new SearchPage(await chromium.NewPageAsync());
        await page.Browser.RouteAsync(new Regex(@"/v1/products\?"), route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json",
            Body = """
                {"hits": [{"id": "1", "score": 0, "image": null, "product": {"id": "1", "title": "<img src=x onerror=alert(1)>",
                  "brand": "<b>B</b>", "category": [], "price": null, "inStock": null, "url": "javascript:alert(1)", "attributes": {}}}],
                 "total": {"value": 1, "relation": "eq"}, "facets": {"color": [{"value": "<i>blue</i>", "count": 1}]}}
                """,
        }));
        await page.GoToAsync(served);

        await Expect(page.Cards.Locator("h2")).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        await Expect(page.Cards.Locator("a, img")).ToHaveCountAsync(0);
        await Expect(page.Browser.GetByText("<i>blue</i>")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=blue+mug,+not+red&filter.inStock=true&explain=true")]
    public async Task A_small_phone_never_scrolls_sideways(string query)
    {
        var page = await SearchPage.OpenAsync(chromium, served, query, width: 360);

        Assert.True(await page.Browser.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task A_server_that_is_away_can_be_asked_again()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        await page.Browser.Context.SetOfflineAsync(true);
        await page.SearchAsync("mug");
        await Expect(page.Alerts.Last).ToContainTextAsync("cannot be reached");

        await page.Browser.Context.SetOfflineAsync(false);
        await page.ClickAsync(page.Alerts.Last.GetByRole(AriaRole.Button, new() { Name = "Try again" }));
        await Expect(page.Cards.First).ToBeVisibleAsync();
    }
}
