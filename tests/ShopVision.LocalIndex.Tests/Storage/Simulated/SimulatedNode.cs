namespace ShopVision.LocalIndex.Tests.Storage.Simulated;

/// <summary>A file or a folder.</summary>
internal abstract class SimulatedNode
{
    /// <summary>Makes durable what it holds.</summary>
    public abstract void Sync();

    /// <summary>What is found after a power cut; this one stays as it is.</summary>
    public abstract SimulatedNode AfterPowerCut(Survival survival);
}
