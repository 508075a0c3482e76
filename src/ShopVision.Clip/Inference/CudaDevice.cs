using Microsoft.ML.OnnxRuntime;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Inference;

/// <summary>Has a session run on an NVIDIA GPU, by the provider that ONNX Runtime was built with or by the library of it that lies beside.</summary>
internal static class CudaDevice
{
    private const string Provider = "CUDAExecutionProvider";

    private static readonly string Library = Path.Combine(
        AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libonnxruntime_providers_cuda.so");

    private static readonly Lock Registering = new();

    public static void Use(SessionOptions options)
    {
        try
        {
            if (OrtEnv.Instance().GetAvailableProviders().Contains(Provider, StringComparer.Ordinal))
                options.AppendExecutionProvider_CUDA();
            else
                options.AppendExecutionProvider(OrtEnv.Instance(), [FindDevice()], new Dictionary<string, string>());
        }
        catch (OnnxRuntimeException exception)
        {
            throw Missing($"{exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}. Install NVIDIA's driver, CUDA 13 and cuDNN", exception);
        }
    }

    private static OrtEpDevice FindDevice()
    {
        if (!File.Exists(Library))
            throw Missing("this build comes without the provider. Build ShopVision for Linux x64 with -p:OnnxRuntimeCuda=true");
        // Registered for the whole process, and a second time would be an error.
        lock (Registering)
        {
            if (Find() is null)
                OrtEnv.Instance().RegisterExecutionProviderLibrary(Provider, Library);
            return Find() ?? throw Missing("no such device in this machine or container. Give the container a GPU");
        }
    }

    private static OrtEpDevice? Find() => OrtEnv.Instance().GetEpDevices().FirstOrDefault(device => device.EpName == Provider);

    private static ShopVisionException Missing(string found, Exception? cause = null) => new(
        ErrorCode.DeviceMissing, $"Clip:Device is Cuda: expected an NVIDIA GPU that ONNX Runtime can use, found: {found}, or set Clip:Device to Cpu.", cause);
}
