namespace ShopVision.LocalIndex.Tests.Storage.Simulated;

/// <summary>
/// What of all that was not durable outlives a power cut: with seed 0 nothing, with 1 everything, otherwise each change or not,
/// whatever came before or after it.
/// </summary>
internal sealed class Survival(int seed)
{
    private readonly Random _random = new(seed);

    public bool Keeps() => seed switch
    {
        0 => false,
        1 => true,
        _ => _random.Next(2) == 0,
    };
}
