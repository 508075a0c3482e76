using Microsoft.Playwright;

namespace ShopVision.Server.Tests.Browser;

/// <summary>The search page as a shopper uses it.</summary>
internal sealed class SearchPage(IPage page)
{
    public IPage Browser => page;

    public ILocator Heading => page.Locator("h1");

    public ILocator Count => page.GetByRole(AriaRole.Status).First;

    public ILocator Words => page.GetByLabel("Words to search for");

    public ILocator Photo => page.Locator("#photo-preview");

    public ILocator Balance => page.GetByLabel("What counts more?");

    public ILocator Sort => page.GetByLabel("Sort by");

    public ILocator More => page.GetByRole(AriaRole.Button, new() { Name = "Show more" });

    public ILocator Prices => page.Locator(".card .price");

    public ILocator Cards => page.Locator(".card");

    public ILocator Wishes => page.Locator(".chip.wish, .chip.avoid");

    public ILocator Reasons => page.Locator(".card .reasons");

    public ILocator Alerts => page.GetByRole(AriaRole.Alert);

    public ILocator WhyThese => page.GetByRole(AriaRole.Button, new() { Name = "Why these?" });

    public static async Task<SearchPage> OpenAsync(Chromium chromium, ServedShop served, string query = "", int width = 1280)
    {
        var page = new SearchPage(await chromium.NewPageAsync(width));
        await page.GoToAsync(served, query);
        return page;
    }

    public async Task GoToAsync(ServedShop served, string query = "")
    {
        await page.GotoAsync(new Uri(served.Http.BaseAddress!, "/" + query).ToString());
        await AnsweredAsync();
    }

    public async Task SearchAsync(string words)
    {
        await Words.FillAsync(words);
        await Words.PressAsync("Enter");
        await AnsweredAsync();
    }

    public async Task ChoosePhotoAsync(string path)
    {
        await page.Locator("#photo-file").SetInputFilesAsync(path);
        await AnsweredAsync();
    }

    public async Task ChoosePhotoAsync(string name, string mimeType, byte[] content)
    {
        await page.Locator("#photo-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = mimeType, Buffer = content });
        await AnsweredAsync();
    }

    /// <summary>Gives a picture of the shop's own to the page as a paste or a drop would.</summary>
    public async Task TransferAsync(string eventType, string productId)
    {
        await page.EvaluateAsync(
            """
            async ([type, url]) => {
              const picture = await (await fetch(url)).blob();
              const data = new DataTransfer();
              data.items.add(new File([picture], 'photo.jpg', { type: 'image/jpeg' }));
              const bubbling = { bubbles: true, cancelable: true };
              document.querySelector('#heading').dispatchEvent(type === 'paste'
                ? new ClipboardEvent(type, { ...bubbling, clipboardData: data })
                : new DragEvent(type, { ...bubbling, dataTransfer: data }));
            }
            """,
            new[] { eventType, $"/v1/products/{productId}/images/0" });
        await AnsweredAsync();
    }

    public async Task ClickAsync(ILocator target)
    {
        await target.ClickAsync();
        await AnsweredAsync();
    }

    public async Task GoBackAsync()
    {
        await page.GoBackAsync();
        await AnsweredAsync();
    }

    public async Task AnsweredAsync() => await page.Locator("#results[aria-busy=false]").WaitForAsync();
}
