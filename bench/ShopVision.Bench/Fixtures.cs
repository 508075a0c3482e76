namespace ShopVision.Bench;

/// <summary>Photos and models that are too large for the repository, or not ours to redistribute.</summary>
internal static class Fixtures
{
    public const string Variable = "SHOPVISION_FIXTURES";

    /// <summary>The path of a file or folder among the fixtures; throws where it is not there.</summary>
    public static string PathOf(params string[] parts)
    {
        var relative = Path.Combine(parts);
        var root = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: it names the folder that holds {relative}.");
        var path = Path.Combine(root, relative);
        return Path.Exists(path) ? path : throw new InvalidOperationException($"Expected {relative} in the folder that {Variable} names, found nothing at '{path}'.");
    }
}
