using System.Globalization;
using ShopVision.Core.Indexing;

namespace ShopVision.Server.Commands.Index;

/// <summary>An index as printed: its published generation and the others that are kept, newest first.</summary>
internal sealed record IndexDocument(GenerationDocument Published, IReadOnlyList<GenerationDocument> Others)
{
    public static IndexDocument Of(IndexDescription index) =>
        new(GenerationDocument.Of(index.Published), [.. index.Others.Select(GenerationDocument.Of)]);

    public void Print()
    {
        Console.WriteLine($"published {Published.Line}");
        foreach (var other in Others)
            Console.WriteLine($"kept      {other.Line}");
    }
}

/// <summary>A generation as printed.</summary>
internal sealed record GenerationDocument(
    string Generation, DateTimeOffset CreatedAt, long Products, long Images, long Commits, string Model, string Fingerprint, int Dimensions)
{
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Generation}: {Products} products, {Images} pictures, {Commits} commits, {Dimensions}-dimension vectors of {Model} ({Fingerprint})");

    public static GenerationDocument Of(GenerationDescription generation) => new(
        generation.Id, generation.CreatedAt, generation.Products, generation.Images, generation.Revision,
        generation.Model.Label, generation.Model.Fingerprint.Value, generation.Model.Dimensions);
}
