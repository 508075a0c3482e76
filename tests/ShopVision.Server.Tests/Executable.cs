using System.Diagnostics;

namespace ShopVision.Server.Tests;

/// <summary>The executable as a user runs it: a process, its exit code and what it printed.</summary>
internal static class Executable
{
    public static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "shopvision.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    public static Task<Ended> RunAsync(params IEnumerable<string> arguments) => RunAsync(Start(arguments));

    public static async Task<Ended> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ended(process.ExitCode, await output, await errors);
    }
}

internal sealed record Ended(int ExitCode, string Output, string Errors);
