using ShopVision.Core.Catalog;

namespace ShopVision.Core.Vocabularies;

/// <summary>What a model sees in a photo: the values of each axis with their probabilities, most likely first.</summary>
public sealed record PhotoReading(IReadOnlyDictionary<string, IReadOnlyList<ReadValue>> ByAxis)
{
    public static PhotoReading Nothing { get; } = new(new Dictionary<string, IReadOnlyList<ReadValue>>());

    /// <summary>The same, but certain wherever the shop itself says what the pictured product is.</summary>
    public PhotoReading Knowing(Product product)
    {
        var byAxis = new Dictionary<string, IReadOnlyList<ReadValue>>(ByAxis);
        foreach (var axis in Axes.All)
            if (ValueOf(product, axis) is { } value)
                byAxis[axis] = [new ReadValue(value, 1), .. ByAxis.GetValueOrDefault(axis, []).Where(read => read.Value != value).Select(read => read with { Probability = 0 })];
        return new PhotoReading(byAxis);
    }

    /// <summary>The most likely value of an axis, or null where the axis was not read.</summary>
    public ReadValue? Best(string axis) => ByAxis.TryGetValue(axis, out var values) && values.Count > 0 ? values[0] : null;

    private static string? ValueOf(Product product, string axis) => axis == Axes.Category
        ? product.Category is [.., var narrowest] ? narrowest : null
        : product.Attributes.GetValueOrDefault(axis, []) is [var first, ..] ? first : null;
}

/// <summary>A value and how likely the photo shows it, 0 to 1.</summary>
public sealed record ReadValue(string Value, double Probability);
