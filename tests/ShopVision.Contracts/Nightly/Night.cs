using System.Globalization;
using System.Text.Json;

namespace ShopVision.Contracts.Nightly;

/// <summary>A schedule's run as <c>shopvision runs show</c> tells it. <paramref name="Late"/> is from the schedule's time to when a worker took it.</summary>
public sealed record Night(string Counts, IReadOnlyList<(string? Product, string Code)> Refusals, TimeSpan Late, TimeSpan Took)
{
    /// <summary>A run that ended well; throws for any other.</summary>
    internal static Night Of(JsonElement run)
    {
        if (run.GetProperty("state").GetString() != "done")
            throw new InvalidOperationException($"Expected a run that ended well, found {run}.");
        var (origin, started) = (run.GetProperty("origin").GetString()!, run.GetProperty("startedAt").GetDateTimeOffset());
        var due = DateTimeOffset.Parse(origin[(origin.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
        var report = run.GetProperty("report");
        return new Night(
            $"{JsonSerializer.Serialize(report.GetProperty("products"))} {JsonSerializer.Serialize(report.GetProperty("images"))}",
            [.. run.GetProperty("refusals").EnumerateArray().Select(refusal => (refusal.GetProperty("product").GetString(), refusal.GetProperty("code").GetString()!))],
            started - due,
            run.GetProperty("endedAt").GetDateTimeOffset() - started);
    }

    /// <summary>What a run tells of products and of pictures, as <see cref="Counts"/> says it.</summary>
    internal static string CountsOf(
        int added = 0, int changed = 0, int unchanged = 0, int removed = 0, int withoutImages = 0, int embedded = 0, int picturesUnchanged = 0, int picturesRefused = 0) =>
        JsonSerializer.Serialize(new { added, changed, unchanged, removed, refused = 0, withoutImages }) + " "
        + JsonSerializer.Serialize(new { embedded, fromCache = 0, unchanged = picturesUnchanged, refused = picturesRefused });
}
