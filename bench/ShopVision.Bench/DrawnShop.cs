namespace ShopVision.Bench;

/// <summary>The drawn catalog, ingested into a scratch folder.</summary>
internal sealed class DrawnShop : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private DrawnShop()
    {
    }

    public static string ModelFolder { get; } = Path.Combine(AppContext.BaseDirectory, "models", "shopvision-mini");

    public string IndexFolder => Path.Combine(_folder.Path, "data", "index");

    public IEnumerable<byte[]> Photos => Directory.EnumerateFiles(Path.Combine(_folder.Path, "drawn", "images")).Order().Select(File.ReadAllBytes);

    public static async Task<DrawnShop> CreateAsync(int products, CancellationToken cancellationToken)
    {
        var shop = new DrawnShop();
        var drawn = Path.Combine(shop._folder.Path, "drawn");
        await Shopvision.RunAsync(cancellationToken, "draw", "--out", drawn, "--products", $"{products}");
        await Shopvision.RunAsync(cancellationToken, "ingest", Path.Combine(drawn, "products.csv"), "--data", Path.Combine(shop._folder.Path, "data"));
        return shop;
    }

    public void Dispose() => _folder.Dispose();
}
