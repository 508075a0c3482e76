using System.Globalization;

namespace ShopVision.Evaluation.Queries;

internal static class QuerySplits
{
    /// <summary>By the last digit of a numeric id; any other id by the parity of its stable hash.</summary>
    public static bool Contains(this QuerySplit split, string id) => split switch
    {
        QuerySplit.Even => IsEven(id),
        QuerySplit.Odd => !IsEven(id),
        _ => true,
    };

    public static string Name(this QuerySplit split) => split.ToString().ToLower(CultureInfo.InvariantCulture);

    private static bool IsEven(string id) =>
        id.Length > 0 && id.All(char.IsAsciiDigit) ? (id[^1] - '0') % 2 == 0 : StableHash.Of(id) % 2 == 0;
}
