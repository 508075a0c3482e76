namespace ShopVision.Evaluation.Queries;

/// <summary>FNV-1a with 64 bits over UTF-16 units: the same on every platform and in every run, unlike string.GetHashCode.</summary>
internal static class StableHash
{
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in text)
        {
            hash = unchecked((hash ^ (byte)unit) * 1099511628211UL);
            hash = unchecked((hash ^ (byte)(unit >> 8)) * 1099511628211UL);
        }

        return hash;
    }
}
