using System.ComponentModel;
using System.Diagnostics;

namespace ShopVision.Bench.Peers;

/// <summary>The npm packages of bench/peers, restored when the first peer starts and again when their lock file has changed.</summary>
internal static class PeerPackages
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "bench", "peers");

    private static string Stamp => Path.Combine(Folder, "node_modules", ".restored");

    public static async Task RestoreAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(Stamp) && File.GetLastWriteTimeUtc(Stamp) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return;
        Console.Error.WriteLine("Restoring the npm packages of bench/peers, once.");
        await RunNpmAsync(cancellationToken, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
        await File.WriteAllBytesAsync(Stamp, [], cancellationToken);
    }

    /// <summary>Compiles a package that comes as C++, once; needs a compiler and Python.</summary>
    public static async Task CompileAsync(string package, CancellationToken cancellationToken)
    {
        await RestoreAsync(cancellationToken);
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", package, "build", "Release")))
            await RunNpmAsync(cancellationToken, "rebuild", package, "--loglevel=error");
    }

    /// <summary>Starts node or npm.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(
                $"Expected '{start.FileName}' on the PATH, found none. Install Node.js 20 or later: the peers run on it.", exception);
        }
    }

    private static async Task RunNpmAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        // npm is a shell script, on Windows a batch file; its own output would stand among the figures.
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") { WorkingDirectory = Folder, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var npm = Start(start);
        await npm.StandardOutput.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
            throw new InvalidOperationException(
                $"Expected 'npm {string.Join(' ', arguments)}' in '{Folder}' to succeed, found exit code {npm.ExitCode}: see what it wrote above.");
    }
}
