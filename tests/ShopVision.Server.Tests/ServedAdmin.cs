namespace ShopVision.Server.Tests;

/// <summary>The drawn shop behind a running <c>shopvision serve</c> with its admin API.</summary>
public sealed class ServedAdmin : IAsyncLifetime
{
    private ServedFolder? _served;

    public DrawnShop Shop { get; } = new();

    /// <summary>What shoppers reach.</summary>
    public HttpClient Public => _served!.Http;

    public HttpClient Http => _served!.Admin;

    public async ValueTask InitializeAsync()
    {
        await Shop.InitializeAsync();
        _served = await ServedFolder.StartWithAdminAsync(Shop.Data);
    }

    public async ValueTask DisposeAsync()
    {
        if (_served is not null)
            await _served.DisposeAsync();
        await Shop.DisposeAsync();
    }
}
