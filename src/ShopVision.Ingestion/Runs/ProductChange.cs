using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Images;
using ShopVision.Ingestion.Runs.Planning;

namespace ShopVision.Ingestion.Runs;

/// <summary>A product of the feed beside what the index holds of it.</summary>
internal sealed class ProductChange
{
    private readonly PlannedProduct _product;

    public ProductChange(PreparedProduct prepared, PublishedProduct? before)
    {
        (_product, Before) = (prepared.Product, before);
        Images = [.. prepared.Images.Select(KeptWhereItMayComeBack)];
        Kind = before is null ? ChangeKind.Added
            : !UsableImages.Select(image => image.Published).SequenceEqual(before.Value.Images) ? ChangeKind.ImagesChanged
            : before.Value.Digest != Sha256Digest.Parse(_product.Digest) ? ChangeKind.WordsChanged
            : ChangeKind.Unchanged;
    }

    public string Id => _product.Product.Id;

    public long Line => _product.Line;

    public ChangeKind Kind { get; }

    public IReadOnlyList<PreparedImage> Images { get; }

    public PublishedProduct? Before { get; }

    public bool HasUsableImages => UsableImages.Any();

    private IEnumerable<PreparedImage> UsableImages => Images.Where(image => image.IsUsable);

    public ProductPatch Patch() => new(_product.Product, _product.Digest);

    /// <summary>The whole entry; <paramref name="embeddingOf"/> knows the embedding of every usable picture.</summary>
    public IndexEntry Entry(Func<string, Embedding> embeddingOf) => new(
        _product.Product,
        _product.Digest,
        [.. UsableImages.Select(image => new IndexedImage(image.Source, image.ContentDigest, embeddingOf(image.ContentDigest)))]);

    /// <summary>A picture that did not come for a reason that may pass stays the one that is published.</summary>
    private PreparedImage KeptWhereItMayComeBack(PreparedImage image) =>
        image.Refusal is { Code.IsTransient: true } && Before?.Images.FirstOrDefault(before => before.Source == image.Source) is { Source: not null } published
            ? image with { ContentDigest = published.Content.ToString(), IsKept = true }
            : image;
}
