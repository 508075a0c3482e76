namespace ShopVision.Bench.Scenarios.Images;

/// <summary>The golden pictures: those that decode and those that must not.</summary>
internal static class GoldenFiles
{
    public static IReadOnlyList<string> Malformed() => In("malformed");

    public static IReadOnlyList<string> All() => [.. In("source"), .. In("malformed")];

    private static string[] In(string folder) => [.. Directory.EnumerateFiles(Fixtures.PathOf("golden", "images", folder)).Order(StringComparer.Ordinal)];
}
