namespace ShopVision.Clip.Inference;

/// <summary>What the graphs run on.</summary>
public enum Device
{
    Cpu,

    /// <summary>An NVIDIA GPU; where it cannot be used that is an error, never a silent run on the CPU.</summary>
    Cuda,
}
