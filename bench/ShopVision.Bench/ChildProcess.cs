using System.Diagnostics;

namespace ShopVision.Bench;

/// <summary>This program again, for work that could end its process or that is judged by its process's memory.</summary>
internal static class ChildProcess
{
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        // Compiling again what runs often takes memory that comes with time and not with pictures.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
