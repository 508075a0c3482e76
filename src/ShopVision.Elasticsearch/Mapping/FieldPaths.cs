using ShopVision.Core.Filtering;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>The names of the mapping's fields, and where the values of a filter's field stand.</summary>
internal static class FieldPaths
{
    public const string Id = "id";
    public const string Group = "group";
    public const string Words = "words";
    public const string Completions = "completions";
    public const string Values = "values";
    public const string Spellings = "spellings";
    public const string Keys = "keys";
    public const string KeySpellings = "key_spellings";
    public const string CategoryNames = "category_names";
    public const string Numbers = "numbers";
    public const string Moments = "moments";
    public const string Price = "price";
    public const string Amount = "amount";
    public const string Currency = "currency";
    public const string AddedAt = "added_at";
    public const string Product = "product";
    public const string Pictures = "pictures";
    public const string Images = "images";
    public const string Vector = "vector";
    public const string ImageVector = Images + "." + Vector;

    /// <summary>Stands between a folded value and its spelling; no catalog writes it.</summary>
    public const char SpellingMark = '\u0001';

    /// <summary>
    /// Fields with about as many values as there are products. They stand apart from the others, because counting any field of a
    /// flattened one numbers the values of all of them.
    /// </summary>
    private static readonly string[] Unique = [Fields.Id, Fields.GroupId, Fields.Price, Fields.AddedAt];

    public static bool IsUnique(string field) => Unique.Contains(field);

    /// <summary>Where the values of a filter's field stand, folded.</summary>
    public static string FoldedOf(string field) => $"{(IsUnique(field) ? Keys : Values)}.{field}";

    /// <summary>Where they stand with their spellings.</summary>
    public static string SpelledOf(string field) => $"{(IsUnique(field) ? KeySpellings : Spellings)}.{field}";

    public static string NumbersOf(string field) => $"{Numbers}.{field}";

    public static string MomentsOf(string field) => $"{Moments}.{field}";
}
