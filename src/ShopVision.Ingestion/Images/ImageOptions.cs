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
}
