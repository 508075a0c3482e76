using System.Diagnostics;

namespace ShopVision.Contracts;

/// <summary>A program that is run to its end.</summary>
public static class ChildProcess
{
    /// <summary>What it printed; throws where it ended with another exit code than zero.</summary>
    public static async Task<string> OutputAsync(this ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"'{start.FileName} {string.Join(' ', start.ArgumentList)}' ended with exit code {process.ExitCode}.");
    }
}
