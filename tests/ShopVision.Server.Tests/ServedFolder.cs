using System.Diagnostics;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests;

/// <summary>A data folder behind a running <c>shopvision serve</c> on a loopback port that the system picked.</summary>
public sealed class ServedFolder : IAsyncDisposable
{
    private readonly Process _process;

    private ServedFolder(Process process, Uri address) => (_process, Http) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Http { get; }

    /// <summary>Returns once the server is ready; <paramref name="temporaryFiles"/> is where it would put temporary files.</summary>
    public static Task<ServedFolder> StartAsync(string data, string? temporaryFiles = null, string? cluster = null) =>
        StartAsync(["serve", "--data", data, .. cluster is null ? [] : (string[])["--index", cluster]], "ASPNETCORE_TEMP", temporaryFiles);

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
        var start = Executable.Start([.. command, "--urls", "http://127.0.0.1:0"]);
        if (value is not null)
            start.Environment[variable] = value;
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        if (await ReadyLine.ReadAsync(process.StandardOutput) is { } address)
        {
            _ = process.StandardOutput.ReadToEndAsync();
            return new ServedFolder(process, address);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        throw new InvalidOperationException($"The server ended before it was ready: {await errors}");
    }
}
