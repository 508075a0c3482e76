using Microsoft.ML.OnnxRuntime;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Inference;

/// <summary>Has a session run on the first NVIDIA GPU.</summary>
internal static class CudaDevice
{
    private const string Provider = "CUDAExecutionProvider";

    public static void Use(SessionOptions options)
    {
        if (!OrtEnv.Instance().GetAvailableProviders().Contains(Provider, StringComparer.Ordinal))
            throw Missing("found an ONNX Runtime built without it. Build ShopVision with -p:OnnxRuntimeCuda=true, or set Clip:Device to Cpu", null);
        try
        {
            options.AppendExecutionProvider_CUDA();
        }
        catch (OnnxRuntimeException exception)
        {
            throw Missing(
                $"found: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}. Install the driver, CUDA and cuDNN, or set Clip:Device to Cpu", exception);
        }
    }

    private static ShopVisionException Missing(string found, Exception? cause) => new(
        ErrorCode.DeviceMissing, $"Clip:Device is Cuda: expected an NVIDIA GPU that ONNX Runtime can use, {found}.", cause);
}
