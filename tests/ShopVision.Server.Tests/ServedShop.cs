namespace ShopVision.Server.Tests;

/// <summary>The drawn shop behind a running <c>shopvision serve</c>.</summary>
public sealed class ServedShop : IAsyncLifetime
{
    private ServedFolder? _served;

    public DrawnShop Shop { get; } = new();

    public HttpClient Http => _served!.Http;

    /// <summary>Where the server would put temporary files: a folder that does not exist, so that trying to is a failure.</summary>
    public string TemporaryFiles { get; } = Path.Combine(Path.GetTempPath(), $"shopvision-nowhere-{Guid.NewGuid():N}");

    public async ValueTask InitializeAsync()
    {
        await Shop.InitializeAsync();
        _served = await ServedFolder.StartAsync(Shop.Data, TemporaryFiles);
    }

    public async ValueTask DisposeAsync()
    {
        if (_served is not null)
            await _served.DisposeAsync();
        await Shop.DisposeAsync();
    }
}
