namespace ShopVision.Core.Vocabularies;

/// <summary>What a model sees in a photo: the values of each axis with their probabilities, most likely first.</summary>
public sealed record PhotoReading(IReadOnlyDictionary<string, IReadOnlyList<ReadValue>> ByAxis)
{
    public static PhotoReading Nothing { get; } = new(new Dictionary<string, IReadOnlyList<ReadValue>>());

    /// <summary>The most likely value of an axis, or null where the axis was not read.</summary>
    public ReadValue? Best(string axis) => ByAxis.TryGetValue(axis, out var values) && values.Count > 0 ? values[0] : null;
}

/// <summary>A value and how likely the photo shows it, 0 to 1.</summary>
public sealed record ReadValue(string Value, double Probability);
