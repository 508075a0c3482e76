namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// Numbers evenly spread over 0 to 1, the same in every process, that decide how a number is rounded. So its error is a matter of chance
/// whatever the vectors are, and the errors of a vector do not add up: rounding to the nearest errs to one side where all numbers of a
/// vector are alike. (Subtractive dither: L. Schuchman, Dither Signals and Their Effect on Quantization Noise, 1964.)
/// </summary>
internal static class Dither
{
    // Longer vectors than any published model's begin again.
    private const int Period = 4096;

    private static readonly float[] OfRows = Numbers(seed: 1);
    private static readonly float[] OfQueries = Numbers(seed: 2);

    public static float Row(int dimension) => OfRows[dimension % Period] - 0.5f;

    public static float Query(int dimension) => OfQueries[dimension % Period];

    /// <summary>By SplitMix64: the numbers of <see cref="Random"/> are not promised to stay the same.</summary>
    private static float[] Numbers(ulong seed)
    {
        var (numbers, state) = (new float[Period], seed);
        for (var i = 0; i < Period; i++)
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            numbers[i] = (float)((mixed ^ (mixed >> 31)) >> 40) / (1 << 24);
        }

        return numbers;
    }
}
