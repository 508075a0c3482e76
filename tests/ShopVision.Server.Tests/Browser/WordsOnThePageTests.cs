using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopVision.Server.Tests.Browser;

[Collection(typeof(ShopInABrowser))]
public sealed class WordsOnThePageTests(ServedShop served, Chromium chromium)
{
    [Fact]
    public async Task The_first_view_shows_the_catalog_and_examples_made_of_it()
    {
        var page = await SearchPage.OpenAsync(chromium, served);

        await Expect(page.Heading).ToHaveTextAsync("Everything");
        await Expect(page.Cards).ToHaveCountAsync(24);
        await Expect(page.Browser.Locator(".example").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Words_show_products_and_stand_in_the_address()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        await page.SearchAsync("armchair");

        await Expect(page.Cards.First).ToContainTextAsync("armchair", new() { IgnoreCase = true });
        await Expect(page.Browser).ToHaveURLAsync(new Regex(@"/\?q=armchair$"));
        await Expect(page.WhyThese).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_with_words_shows_its_search()
    {
        var page = await SearchPage.OpenAsync(chromium, served, "?q=blue+mug");

        await Expect(page.Words).ToHaveValueAsync("blue mug");
        await Expect(page.Heading).ToHaveTextAsync("“blue mug”");
    }

    [Fact]
    public async Task Removing_what_is_not_wanted_takes_its_words_out_of_the_box_and_searches_again()
    {
        var page = await SearchPage.OpenAsync(chromium, served, "?q=mug,+not+red");
        await Expect(page.Wishes.Last).ToContainTextAsync("not red", new() { IgnoreCase = true });

        await page.ClickAsync(page.Wishes.Last.GetByRole(AriaRole.Button));

        await Expect(page.Words).ToHaveValueAsync("mug");
        await Expect(page.Browser).ToHaveURLAsync(new Regex(@"/\?q=mug$"));
        await Expect(page.Heading).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Reasons_are_shown_when_asked_for_and_hidden_again()
    {
        var page = await SearchPage.OpenAsync(chromium, served, "?q=mug");
        await Expect(page.Reasons).ToHaveCountAsync(0);

        await page.ClickAsync(page.WhyThese);
        await Expect(page.Reasons).ToHaveCountAsync(await page.Cards.CountAsync());
        await Expect(page.Reasons.First).ToContainTextAsync("Shows the words");

        await page.ClickAsync(page.WhyThese);
        await Expect(page.Reasons).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Filters_narrow_the_products_and_can_be_removed()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        var all = await page.Count.TextContentAsync();
        var box = page.Browser.GetByRole(AriaRole.List, new() { Name = "Color", Exact = true }).GetByRole(AriaRole.Checkbox).First;
        await page.ClickAsync(box);

        await Expect(page.Count).Not.ToHaveTextAsync(all!);
        await Expect(page.Browser).ToHaveURLAsync(new Regex(@"\?filter\.color="));
        await Expect(box).ToBeCheckedAsync();
        await Expect(box).ToBeFocusedAsync();

        await page.ClickAsync(page.Browser.Locator(".chip.chosen").GetByRole(AriaRole.Button));
        await Expect(page.Count).ToHaveTextAsync(all!);
    }

    [Fact]
    public async Task Filters_that_nothing_passes_can_be_cleared()
    {
        var page = await SearchPage.OpenAsync(chromium, served, "?filter.color=nosuchcolor");
        await Expect(page.Browser.GetByRole(AriaRole.Heading, new() { Name = "Nothing fits" })).ToBeVisibleAsync();

        await page.ClickAsync(page.Browser.GetByRole(AriaRole.Button, new() { Name = "Clear all filters" }));
        await Expect(page.Heading).ToHaveTextAsync("Everything");
    }

    [Fact]
    public async Task More_products_are_added_to_those_shown()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        await page.ClickAsync(page.Browser.GetByRole(AriaRole.Button, new() { Name = "Show more" }));

        await Expect(page.Cards).ToHaveCountAsync(48);
        await Expect(page.Cards.Nth(24)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_older_answer_never_replaces_a_newer_one()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        var held = new TaskCompletionSource<IRoute>();
        await page.Browser.RouteAsync(new Regex("q=slow"), route => held.SetResult(route));
        await page.Words.FillAsync("slow");
        await page.Words.PressAsync("Enter");
        var older = await held.Task.WaitAsync(TestContext.Current.CancellationToken);

        await page.SearchAsync("mug");
        await older.AbortAsync();

        await Expect(page.Heading).ToHaveTextAsync("“mug”");
        await Expect(page.Alerts.Filter(new() { HasTextRegex = new Regex(@"\S") })).ToHaveCountAsync(0);
    }
}
