using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopVision.Server.Tests.Browser;

[Collection(typeof(ShopInABrowser))]
public sealed class PhotoOnThePageTests(ServedShop served, Chromium chromium)
{
    [Fact]
    public async Task A_photo_stays_beside_words_that_are_understood()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        await page.ChoosePhotoAsync(served.Shop.Find("mug").Image);
        await Expect(page.Heading).ToHaveTextAsync("Like your photo");
        await Expect(page.Balance).ToBeHiddenAsync();

        await page.SearchAsync("in blue");

        await Expect(page.Photo).ToBeVisibleAsync();
        await Expect(page.Wishes.First).ToContainTextAsync("color: blue", new() { IgnoreCase = true });
        await Expect(page.Balance).ToBeVisibleAsync();
        await Expect(page.Cards.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_balance_is_the_models_own_until_it_is_moved()
    {
        var page = await SearchPage.OpenAsync(chromium, served, $"?like={served.Shop.Find("mug").Id}&q=in+blue");
        var automatic = await page.Balance.InputValueAsync();
        await page.Balance.PressAsync("Home");
        await page.AnsweredAsync();
        await Expect(page.Browser).ToHaveURLAsync(new Regex("textWeight=0(&|$)"));

        await page.ClickAsync(page.Browser.GetByRole(AriaRole.Button, new() { Name = "Reset" }));

        await Expect(page.Balance).ToHaveValueAsync(automatic);
        await Expect(page.Browser).Not.ToHaveURLAsync(new Regex("textWeight"));
    }

    [Fact]
    public async Task Reasons_of_a_photo_tell_what_was_seen_in_it()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        await page.ChoosePhotoAsync(served.Shop.Find("mug").Image);
        await page.ClickAsync(page.WhyThese);

        await Expect(page.Reasons.First).ToContainTextAsync("Looks alike");
        await Expect(page.Browser.GetByText("Seen in the photo:")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("paste")]
    [InlineData("drop")]
    public async Task A_photo_can_be_given_by(string eventType)
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        await page.TransferAsync(eventType, served.Shop.Find("mug").Id);

        await Expect(page.Heading).ToHaveTextAsync("Like your photo");
        await Expect(page.Photo).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Back_brings_the_photo_again()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        await page.ChoosePhotoAsync(served.Shop.Find("mug").Image);
        await page.ClickAsync(page.Browser.GetByRole(AriaRole.Button, new() { Name = "Remove the photo" }));
        await Expect(page.Heading).ToHaveTextAsync("Everything");

        await page.GoBackAsync();

        await Expect(page.Heading).ToHaveTextAsync("Like your photo");
        await Expect(page.Photo).ToBeVisibleAsync();
    }

    [Fact]
    public async Task More_like_this_takes_the_product_as_the_photo()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        var title = await page.Cards.First.Locator("h2").TextContentAsync();
        await page.ClickAsync(page.Cards.First.GetByRole(AriaRole.Button));

        await Expect(page.Heading).ToHaveTextAsync($"Like “{title}”");
        await Expect(page.Photo).ToBeVisibleAsync();
        await Expect(page.Browser).ToHaveURLAsync(new Regex(@"\?like="));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_before_it_is_sent()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        await page.ChoosePhotoAsync("notes.txt", "text/plain", "hello"u8.ToArray());

        await Expect(page.Alerts.First).ToContainTextAsync("“notes.txt” is not a picture");
        await Expect(page.Heading).ToHaveTextAsync("Everything");
    }

    [Fact]
    public async Task A_file_that_only_claims_to_be_a_picture_is_refused_in_plain_words()
    {
        var page = await SearchPage.OpenAsync(chromium, served);
        await page.ChoosePhotoAsync("photo.jpg", "image/jpeg", "hello"u8.ToArray());
        await Expect(page.Alerts.Last).ToContainTextAsync("This file is not a picture that can be searched with.");
        await Expect(page.Alerts.Last).ToContainTextAsync("image-unsupported");

        await page.ClickAsync(page.Alerts.Last.GetByRole(AriaRole.Button, new() { Name = "Remove the photo" }));
        await Expect(page.Heading).ToHaveTextAsync("Everything");
    }
}
