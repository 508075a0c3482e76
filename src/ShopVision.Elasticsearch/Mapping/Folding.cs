namespace ShopVision.Elasticsearch.Mapping;

/// <summary>Values are compared without regard to case: as <see cref="StringComparer.OrdinalIgnoreCase"/> does, which filters are defined by.</summary>
internal static class Folding
{
    public static string Fold(string value) => value.ToUpperInvariant();
}
