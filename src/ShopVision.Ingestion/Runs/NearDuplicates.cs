namespace ShopVision.Ingestion.Runs;

/// <summary>
/// Pictures of a run that look like those of other products, not of their own group: <paramref name="Pairs"/> tells the first of
/// <paramref name="Found"/>. <paramref name="Checked"/> counts the products that were looked up.
/// </summary>
public sealed record NearDuplicates(int Checked, int Found, IReadOnlyList<NearDuplicate> Pairs);

/// <summary>Two pictures that look the same, of different products; <paramref name="Similarity"/> is the cosine of their vectors.</summary>
public sealed record NearDuplicate(string Product, string Image, string OtherProduct, string OtherImage, double Similarity);
