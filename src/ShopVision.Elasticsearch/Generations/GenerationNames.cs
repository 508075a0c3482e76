using System.Globalization;

namespace ShopVision.Elasticsearch.Generations;

/// <summary>The names that an index has in the cluster, all made from one.</summary>
internal sealed class GenerationNames(string index)
{
    private const string IdTime = "yyyyMMdd-HHmmss-fff";
    private const int RandomDigits = 4;

    /// <summary>The alias of the published generation: what readers search.</summary>
    public string Published => index;

    /// <summary>The alias of all generations that are or once were published: what a rollback may go back to.</summary>
    public string Kept => index + "-generations";

    /// <summary>The index of the lock and of the revisions.</summary>
    public string Control => index + "-control";

    /// <summary>Every index whose name may be a generation's.</summary>
    public string Pattern => index + "-*";

    public string IndexOf(string generation) => $"{index}-{generation}";

    /// <summary>An alias of one generation, for writing: a bulk to an index that is gone would make it anew, one to an alias that is gone fails.</summary>
    public string WriteAliasOf(string generation) => $"{index}-{generation}-write";

    /// <summary>Null where the index is not a generation.</summary>
    public string? GenerationOf(string name) =>
        name.Length == index.Length + 1 + IdTime.Length + 1 + RandomDigits
        && name.StartsWith(index + "-", StringComparison.Ordinal)
        && TimeOf(name[(index.Length + 1)..]) is not null
            ? name[(index.Length + 1)..]
            : null;

    /// <summary>Ids sort by age: a clock that stands still or goes back must not put a new generation before an old one.</summary>
    public static string NewId(DateTimeOffset now, string? newest)
    {
        var createdAt = newest is not null && TimeOf(newest) is { } other && now < other.AddMilliseconds(1) ? other.AddMilliseconds(1) : now;
        return createdAt.UtcDateTime.ToString(IdTime, CultureInfo.InvariantCulture) + $"-{Random.Shared.Next(1 << 16):x4}";
    }

    private static DateTimeOffset? TimeOf(string id) =>
        id.Length > IdTime.Length
        && DateTimeOffset.TryParseExact(id[..IdTime.Length], IdTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
