using System.Globalization;
using ShopVision.Server.Generations;

namespace ShopVision.Server.Commands.Index;

/// <summary>An index on the console.</summary>
internal static class IndexPrinting
{
    public static void Print(IndexDocument index)
    {
        Console.WriteLine($"published {Line(index.Published)}");
        foreach (var other in index.Others)
            Console.WriteLine($"kept      {Line(other)}");
    }

    private static string Line(GenerationDocument generation) => string.Create(
        CultureInfo.InvariantCulture,
        $"{generation.Generation}: {generation.Products} products, {generation.Images} pictures, {generation.Commits} commits{(generation.CommitsInSnapshot is { } covered ? $" ({covered} in the snapshot)" : "")}, {generation.Dimensions}-dimension vectors of {generation.Model} ({generation.Fingerprint})");
}
