using ShopVision.Clip.ModelFolder;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests;

/// <summary>The models of this repository do here what they did where they were trained: ids and pixels exactly, vectors by cosine.</summary>
public sealed class ShippedModelTests
{
    [Fact]
    public async Task Every_shipped_model_gives_its_goldens()
    {
        var folders = Directory.GetFiles(Path.Combine(Fixtures.RepositoryRoot, "models"), "model.json", SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file)!)
            .ToList();
        Assert.NotEmpty(folders);

        foreach (var folder in folders)
        {
            var checks = await ModelVerifier.VerifyAsync(folder, new ClipOptions(), TestContext.Current.CancellationToken);
            Assert.All(checks, check => Assert.True(check.Passed, $"{folder}, {check.Name}: {check.Detail}"));
            Assert.Contains(checks, check => check.Name.StartsWith("golden goldens/", StringComparison.Ordinal));
        }
    }
}
