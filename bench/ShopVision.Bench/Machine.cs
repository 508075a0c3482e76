using System.Runtime.InteropServices;

namespace ShopVision.Bench;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Description { get; } =
        $"{Environment.ProcessorCount} cores of {CpuModel()}, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}, .NET {Environment.Version}";

    private static string CpuModel()
    {
        const string CpuInfo = "/proc/cpuinfo";
        var line = File.Exists(CpuInfo) ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "an unnamed processor";
    }
}
