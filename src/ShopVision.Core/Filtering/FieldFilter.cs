namespace ShopVision.Core.Filtering;

/// <summary>A condition on one field.</summary>
public abstract record FieldFilter;

/// <summary>Any of the values, without regard to case. A category matches by its path or by any name on it.</summary>
public sealed record ValuesFilter(IReadOnlyList<string> Values) : FieldFilter;

/// <summary>A number between bounds; an absent bound is open.</summary>
public sealed record RangeFilter(decimal? Gte = null, decimal? Gt = null, decimal? Lte = null, decimal? Lt = null) : FieldFilter
{
    public bool Contains(decimal value) =>
        !(value < Gte) && !(value <= Gt) && !(value > Lte) && !(value >= Lt);
}

/// <summary>A moment between bounds; an absent bound is open. A value that is no ISO 8601 date passes none.</summary>
public sealed record DateFilter(DateTimeOffset? Gte = null, DateTimeOffset? Gt = null, DateTimeOffset? Lte = null, DateTimeOffset? Lt = null) : FieldFilter
{
    public bool Contains(DateTimeOffset value) =>
        !(value < Gte) && !(value <= Gt) && !(value > Lte) && !(value >= Lt);
}

/// <summary>True or false; a product that does not say passes neither.</summary>
public sealed record BooleanFilter(bool Value) : FieldFilter;
