using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex;

namespace ShopVision.Server.Generations;

/// <summary>An index as commands print it and HTTP answers it: its published generation and the others that are kept, newest first.</summary>
internal sealed record IndexDocument(GenerationDocument Published, IReadOnlyList<GenerationDocument> Others)
{
    /// <summary>Throws <c>index-missing</c> where nothing was ever published; <paramref name="name"/> tells people which index it is.</summary>
    public static async Task<IndexDocument> ReadAsync(IProductIndex index, string name, CancellationToken cancellationToken)
    {
        var description = await index.DescribeAsync(cancellationToken)
            ?? throw new ShopVisionException(ErrorCode.IndexMissing, $"Expected a published index in {name}, found none. Ingest a catalog into it first.");
        var snapshots = index is LocalProductIndex local ? await local.SnapshotsAsync(cancellationToken) : new Dictionary<string, long>();
        return new IndexDocument(GenerationDocument.Of(description.Published, snapshots), [.. description.Others.Select(other => GenerationDocument.Of(other, snapshots))]);
    }
}

/// <summary>One of them; <paramref name="CommitsInSnapshot"/> is null where there is no snapshot.</summary>
internal sealed record GenerationDocument(
    string Generation, DateTimeOffset CreatedAt, long Products, long Images, long Commits, long? CommitsInSnapshot, string Model, string Fingerprint, int Dimensions)
{
    /// <summary><paramref name="snapshots"/> says how many commits a generation's snapshot covers, where it has one.</summary>
    public static GenerationDocument Of(GenerationDescription generation, IReadOnlyDictionary<string, long> snapshots) => new(
        generation.Id, generation.CreatedAt, generation.Products, generation.Images, generation.Revision, snapshots.TryGetValue(generation.Id, out var covered) ? covered : null,
        generation.Model.Label, generation.Model.Fingerprint.Value, generation.Model.Dimensions);
}
