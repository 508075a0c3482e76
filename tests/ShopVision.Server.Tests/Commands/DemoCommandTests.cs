using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly TemporaryFolder _user = new();

    public void Dispose() => _user.Dispose();

    [Fact]
    public async Task A_demo_that_another_version_left_is_made_anew()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Where application data lie is set in another way on other systems.");
        var index = Directory.CreateDirectory(Path.Combine(_user.Path, "shopvision", "demo", "index")).FullName;
        await File.WriteAllTextAsync(Path.Combine(index, "format.json"), """{"format":"shopvision-local-index","version":1}""", TestContext.Current.CancellationToken);

        await using var demo = await ServedFolder.StartDemoAsync(_user.Path);

        Assert.Contains("\"mug-", await demo.Http.GetStringAsync("v1/search?q=mug", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
