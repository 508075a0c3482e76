using System.Runtime.InteropServices;

namespace ShopVision.Clip.Inference;

/// <summary>
/// Builds of ONNX Runtime report their use to its makers unless they are told not to: an identifier of the machine and the
/// program's name, kept in the user's cache folder until they can be sent. What a shop runs is nobody else's business.
/// </summary>
internal static partial class RuntimeTelemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Has an effect only before the runtime is loaded.</summary>
    public static void SwitchOff()
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        // On Unix .NET has an environment of its own, which native code does not see.
        if (!OperatingSystem.IsWindows())
            _ = setenv(Variable, "1", overwrite: 1);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
