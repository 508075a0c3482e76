using System.Diagnostics;
using System.Globalization;

namespace ShopVision.LocalIndex.Soak;

/// <summary>The memory that is this process's own, mapped files apart.</summary>
internal static class PrivateMemory
{
    private const string LinuxField = "RssAnon:";

    public static double Megabytes()
    {
        if (OperatingSystem.IsLinux())
            return double.Parse(
                File.ReadLines("/proc/self/status").First(line => line.StartsWith(LinuxField, StringComparison.Ordinal))[LinuxField.Length..].Replace("kB", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture) / 1000;
        using var self = Process.GetCurrentProcess();
        return self.PrivateMemorySize64 / 1e6;
    }
}
