using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ShopVision.Server.Tests;

/// <summary>A data folder behind a running <c>shopvision serve</c> on a loopback port.</summary>
public sealed class ServedFolder : IAsyncDisposable
{
    private readonly Process _process;

    private ServedFolder(Process process, Uri address) => (_process, Http) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Http { get; }

    /// <summary>Returns once the server is ready; <paramref name="temporaryFiles"/> is where it would put temporary files.</summary>
    public static Task<ServedFolder> StartAsync(string data, string? temporaryFiles = null) =>
        StartAsync(["serve", "--data", data], "ASPNETCORE_TEMP", temporaryFiles);

    /// <summary>The demo of a user whose application data lie in <paramref name="applicationData"/>.</summary>
    public static Task<ServedFolder> StartDemoAsync(string applicationData) => StartAsync(["demo"], "XDG_DATA_HOME", applicationData);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ServedFolder> StartAsync(string[] command, string variable, string? value)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Executable.Start([.. command, "--urls", address.ToString()]);
        if (value is not null)
            start.Environment[variable] = value;
        var served = new ServedFolder(Process.Start(start)!, address);
        var errors = served._process.StandardError.ReadToEndAsync();
        while (await served._process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("ready at", StringComparison.Ordinal))
            {
                _ = served._process.StandardOutput.ReadToEndAsync();
                return served;
            }

        await served.DisposeAsync();
        throw new InvalidOperationException($"The server ended before it was ready: {await errors}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
