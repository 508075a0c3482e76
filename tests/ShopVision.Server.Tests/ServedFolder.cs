using System.Diagnostics;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests;

/// <summary>A data folder behind a running <c>shopvision serve</c> on a loopback port that the system picked.</summary>
public sealed class ServedFolder : IAsyncDisposable
{
    private readonly Process _process;

    private ServedFolder(Process process, Uri address, Uri? admin) =>
        (_process, Http, Admin) = (process, new HttpClient { BaseAddress = address }, new HttpClient { BaseAddress = admin });

    public HttpClient Http { get; }

    /// <summary>The admin API, where it was asked for.</summary>
    public HttpClient Admin { get; }

    /// <summary>Returns once the server is ready; <paramref name="temporaryFiles"/> is where it would put temporary files.</summary>
    public static Task<ServedFolder> StartAsync(string data, string? temporaryFiles = null, string? cluster = null) =>
        StartAsync(["serve", "--data", data, .. cluster is null ? [] : (string[])["--index", cluster]], "ASPNETCORE_TEMP", temporaryFiles);

    /// <summary>With the admin API, and these settings.</summary>
    public static Task<ServedFolder> StartWithAdminAsync(string data, params (string Name, string Value)[] settings) => StartWithAdminAsync(data, "http://127.0.0.1:0", settings);

    public static Task<ServedFolder> StartWithAdminAsync(string data, string adminUrls, params (string Name, string Value)[] settings)
    {
        var start = Executable.Start("serve", "--data", data, "--urls", "http://127.0.0.1:0", "--admin-urls", adminUrls);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return StartAsync(start, hasAdmin: true);
    }

    /// <summary>The demo of a user whose application data lie in <paramref name="applicationData"/>.</summary>
    public static Task<ServedFolder> StartDemoAsync(string applicationData) => StartAsync(["demo"], "XDG_DATA_HOME", applicationData);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Admin.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Task<ServedFolder> StartAsync(string[] command, string variable, string? value)
    {
        var start = Executable.Start([.. command, "--urls", "http://127.0.0.1:0"]);
        if (value is not null)
            start.Environment[variable] = value;
        return StartAsync(start, hasAdmin: false);
    }

    private static async Task<ServedFolder> StartAsync(ProcessStartInfo start, bool hasAdmin)
    {
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        if (await ReadyLine.ReadAsync(process.StandardOutput) is { } address)
        {
            var admin = hasAdmin ? await ReadyLine.ReadAsync(process.StandardOutput) : null;
            _ = process.StandardOutput.ReadToEndAsync();
            return new ServedFolder(process, address, admin);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        throw new InvalidOperationException($"The server ended before it was ready: {await errors}");
    }
}
