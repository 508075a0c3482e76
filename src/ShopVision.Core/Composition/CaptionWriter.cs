using System.Text.RegularExpressions;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Composition;

/// <summary>Writes captions in the words and the order that a model was trained on: <c>men navy blue shirts</c>.</summary>
internal sealed partial class CaptionWriter(Calibration calibration)
{
    private const int UncertainCategories = 3;

    // Below this, the photo's best category is a guess: the caption then spreads over the best three (composition notes, C1).
    private const double CertainCategory = 0.35;

    /// <summary>The caption of what is wanted, or several with weights that add up to one where the category is uncertain.</summary>
    public IReadOnlyList<WeightedCaption> Target(CompositionInput input)
    {
        var values = Wanted(input);
        foreach (var axis in Axes.All)
            if (!values.ContainsKey(axis) && HasPlace(axis) && Kept(input, axis) is { } read)
                values[axis] = read.Value;
        if (values.Count == 0)
            return [];

        var categories = NotAvoided(input, Axes.Category).ToList();
        var isUncertain = categories.Count > 0 && categories[0].Probability < CertainCategory && !input.Intent.Wanted.Any(wish => wish.Axis == Axes.Category);
        if (!isUncertain)
            return [new WeightedCaption(Write(values, input.Intent.Rest), 1)];

        var best = categories.Take(UncertainCategories).ToList();
        var sum = best.Sum(category => category.Probability);
        return [.. best.Select(category => new WeightedCaption(
            Write(new Dictionary<string, string>(values) { [Axes.Category] = category.Value }, input.Intent.Rest),
            category.Probability / sum))];
    }

    /// <summary>The asked change alone, with the category that it is asked of: <c>red shirts</c>.</summary>
    public string Change(CompositionInput input)
    {
        var values = Wanted(input);
        if (!values.ContainsKey(Axes.Category) && NotAvoided(input, Axes.Category).FirstOrDefault() is { } category)
            values[Axes.Category] = category.Value;
        return Write(values, input.Intent.Rest);
    }

    private static Dictionary<string, string> Wanted(CompositionInput input) =>
        input.Intent.Wanted.GroupBy(wish => wish.Axis).ToDictionary(
            group => group.Key,
            group => string.Join(' ', group.Select(wish => wish.Value).Distinct()));

    private ReadValue? Kept(CompositionInput input, string axis)
    {
        var best = NotAvoided(input, axis).FirstOrDefault();
        return axis == Axes.Category || best?.Probability >= calibration.MinimumProbability ? best : null;
    }

    private static IEnumerable<ReadValue> NotAvoided(CompositionInput input, string axis)
    {
        var avoided = input.Intent.Avoided.Where(wish => wish.Axis == axis).Select(wish => wish.Value).ToList();
        return input.Reading.ByAxis.GetValueOrDefault(axis, []).Where(read => !avoided.Contains(read.Value, StringComparer.OrdinalIgnoreCase));
    }

    private bool HasPlace(string axis) => calibration.CaptionTemplate.Contains($"{{{axis}}}", StringComparison.Ordinal);

    private string Write(IReadOnlyDictionary<string, string> values, string rest)
    {
        // What the words ask for must be said, also on an axis that the template leaves out.
        var unplaced = values.Where(value => !HasPlace(value.Key)).Select(value => value.Value);
        var filled = Placeholder().Replace(calibration.CaptionTemplate, match => values.GetValueOrDefault(match.Groups[1].Value, ""));
        return Spaces().Replace(string.Join(' ', [filled, .. unplaced, rest]), " ").Trim().ToLowerInvariant();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>A caption and its share of the query's caption.</summary>
internal sealed record WeightedCaption(string Text, double Weight);
