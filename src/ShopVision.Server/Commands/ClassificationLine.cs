using System.Globalization;
using ShopVision.Core.Classifying;

namespace ShopVision.Server.Commands;

/// <summary>A picture's classification for people: <c>shirt.jpg  color: Blue 84 %, Navy Blue 10 % (none of these 3 %)</c>.</summary>
internal static class ClassificationLine
{
    public static string Of(string file, IReadOnlyList<Classification> classifications) =>
        $"{file}  {string.Join("; ", classifications.Select(Of))}";

    private static string Of(Classification classification)
    {
        var labels = string.Join(", ", classification.Labels.Select(label => $"{label.Label} {Percent(label.Probability)}"));
        var answer = classification.NoneOfThese switch
        {
            { IsLikely: true } none => $"none of these {Percent(none.Probability)} ({labels})",
            { } none => $"{labels} (none of these {Percent(none.Probability)})",
            null => labels,
        };
        return classification.Axis is { } axis ? $"{axis}: {answer}" : answer;
    }

    // A sigmoid's probabilities may be small and still differ.
    private static string Percent(float share) => (share * 100).ToString(share is > 0 and < 0.01f ? "G2" : "F0", CultureInfo.InvariantCulture) + " %";
}
