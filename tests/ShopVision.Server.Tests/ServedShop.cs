using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ShopVision.Server.Tests;

/// <summary>The drawn shop behind a running <c>shopvision serve</c> on a loopback port.</summary>
public sealed class ServedShop : IAsyncLifetime
{
    private Process? _process;

    public DrawnShop Shop { get; } = new();

    public HttpClient Http { get; } = new();

    /// <summary>Where the server would put temporary files: a folder that does not exist, so that trying to is a failure.</summary>
    public string TemporaryFiles { get; } = Path.Combine(Path.GetTempPath(), $"shopvision-nowhere-{Guid.NewGuid():N}");

    public async ValueTask InitializeAsync()
    {
        await Shop.InitializeAsync();
        Http.BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Executable.Start("serve", "--data", Shop.Data, "--urls", Http.BaseAddress.ToString());
        start.Environment["ASPNETCORE_TEMP"] = TemporaryFiles;
        _process = Process.Start(start)!;
        _ = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("ready at", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }

        Assert.Fail("The server ended before it was ready.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        await Shop.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
