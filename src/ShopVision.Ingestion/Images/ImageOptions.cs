using System.ComponentModel.DataAnnotations;

namespace ShopVision.Ingestion.Images;

/// <summary>How a catalog's pictures are kept up to date.</summary>
public sealed record ImageOptions
{
    public const string Section = "Images";

    /// <summary>
    /// A picture's address that was fetched less long ago is not asked about again: shops give a changed picture another address. After it,
    /// the server is asked whether the picture has changed.
    /// </summary>
    public TimeSpan RefreshAfter { get; init; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Pictures of different products whose vectors have at least this cosine are reported as near-duplicates; 0 looks for none. What the
    /// same picture keeps when it is scaled or packed anew depends on the model: <c>ShopVision.Ingestion</c>'s README has measurements.
    /// </summary>
    [Range(0, 1)]
    public double DuplicateSimilarity { get; init; } = 0.99;
}
