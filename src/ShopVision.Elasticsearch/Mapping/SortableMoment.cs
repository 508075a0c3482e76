using System.Globalization;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>Writes a moment so that texts stand in the order of the moments.</summary>
internal static class SortableMoment
{
    public const string Least = "0";
    public const string Greatest = "9";

    public static string Of(DateTimeOffset moment) => moment.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
