using System.Diagnostics;
using ShopVision.Contracts;

namespace ShopVision.Bench;

/// <summary>Runs the executable as a user would, from the build output beside this program.</summary>
internal static class Shopvision
{
    public static Process Start(params string[] arguments) => Process.Start(StartInfo(arguments))!;

    public static ProcessStartInfo StartInfo(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "shopvision.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>What it printed; throws where it failed.</summary>
    public static Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments) => StartInfo(arguments).OutputAsync(cancellationToken);
}
