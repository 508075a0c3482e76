using Microsoft.Playwright;

namespace ShopVision.Server.Tests.Browser;

/// <summary>A real browser: the one that CHROMIUM names, or Debian's. Without one the tests are skipped by name.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Variable = "CHROMIUM";
    private const string Usual = "/usr/bin/chromium";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Executable() is not { } path)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });
    }

    /// <summary>A page that shares nothing with any other.</summary>
    public async Task<IPage> NewPageAsync(int width = 1280)
    {
        if (_browser is null)
            Assert.Skip($"Needs Chromium at '{Usual}' or where {Variable} says; there is none.");
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string? Executable()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new FileNotFoundException($"{Variable} names '{named}', but there is no such file.");
        return File.Exists(Usual) ? Usual : null;
    }
}
