namespace ShopVision.LocalIndex.Tests.Storage.Simulated;

/// <summary>The end of everything that was running: no <see cref="IOException"/>, so that nothing handles it.</summary>
internal sealed class PowerCutException() : Exception("The power was cut.");
