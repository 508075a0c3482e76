using System.Globalization;
using ShopVision.Core.Indexing;

namespace ShopVision.Server.Commands.Index;

/// <summary>An index as printed: its published generation and the others that are kept, newest first.</summary>
internal sealed record IndexDocument(GenerationDocument Published, IReadOnlyList<GenerationDocument> Others)
{
    /// <summary><paramref name="snapshots"/> says how many commits a generation's snapshot covers, where it has one.</summary>
    public static IndexDocument Of(IndexDescription index, IReadOnlyDictionary<string, long> snapshots) => new(
        GenerationDocument.Of(index.Published, snapshots), [.. index.Others.Select(other => GenerationDocument.Of(other, snapshots))]);

    public void Print()
    {
        Console.WriteLine($"published {Published.Line}");
        foreach (var other in Others)
            Console.WriteLine($"kept      {other.Line}");
    }
}

/// <summary>A generation as printed; <paramref name="CommitsInSnapshot"/> is null where there is no snapshot.</summary>
internal sealed record GenerationDocument(
    string Generation, DateTimeOffset CreatedAt, long Products, long Images, long Commits, long? CommitsInSnapshot, string Model, string Fingerprint, int Dimensions)
{
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Generation}: {Products} products, {Images} pictures, {Commits} commits{(CommitsInSnapshot is { } covered ? $" ({covered} in the snapshot)" : "")}, {Dimensions}-dimension vectors of {Model} ({Fingerprint})");

    public static GenerationDocument Of(GenerationDescription generation, IReadOnlyDictionary<string, long> snapshots) => new(
        generation.Id, generation.CreatedAt, generation.Products, generation.Images, generation.Revision, snapshots.TryGetValue(generation.Id, out var covered) ? covered : null,
        generation.Model.Label, generation.Model.Fingerprint.Value, generation.Model.Dimensions);
}
