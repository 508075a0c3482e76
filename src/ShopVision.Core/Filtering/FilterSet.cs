namespace ShopVision.Core.Filtering;

/// <summary>Conditions by field: all must hold.</summary>
public sealed record FilterSet(IReadOnlyDictionary<string, FieldFilter> ByField)
{
    public static FilterSet None { get; } = new(new Dictionary<string, FieldFilter>());

    public bool IsEmpty => ByField.Count == 0;

    public FilterSet Without(string field) =>
        ByField.ContainsKey(field)
            ? new(ByField.Where(pair => pair.Key != field).ToDictionary(pair => pair.Key, pair => pair.Value))
            : this;
}
