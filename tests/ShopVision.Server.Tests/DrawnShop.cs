using ShopVision.Contracts;

namespace ShopVision.Server.Tests;

/// <summary>A small drawn catalog, ingested once with the shipped model and shared by the tests that only read it.</summary>
public sealed class DrawnShop : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Holds products.csv and images/.</summary>
    public string Drawn => _folder.File("drawn");

    public string Data => _folder.File("data");

    public string Feed => Path.Combine(Drawn, "products.csv");

    public async ValueTask InitializeAsync()
    {
        await MustAsync("draw", "--out", Drawn, "--products", "60", "--size", "128");
        await MustAsync("ingest", Feed, "--data", Data);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The first product of the feed that the words describe, and its picture.</summary>
    public (string Id, string Image) Find(params string[] words)
    {
        var line = File.ReadLines(Feed).Skip(1).First(line => words.All(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
        var id = line[..line.IndexOf(',', StringComparison.Ordinal)];
        return (id, Path.Combine(Drawn, "images", $"{id}.jpg"));
    }

    private static async Task MustAsync(params string[] arguments)
    {
        var ended = await Executable.RunAsync(arguments);
        Assert.True(ended.ExitCode == 0, $"shopvision {string.Join(' ', arguments)}: {ended.Output}{ended.Errors}");
    }
}
