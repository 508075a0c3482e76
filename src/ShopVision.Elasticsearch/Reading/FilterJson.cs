using System.Text.Json;
using ShopVision.Core.Filtering;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Writes filters as clauses, each of which must hold; what they mean is <see cref="FilterMatching"/>'s.</summary>
internal static class FilterJson
{
    public static void WriteClauses(Utf8JsonWriter json, FilterSet filters)
    {
        foreach (var (field, filter) in filters.ByField)
            Write(json, field, filter);
    }

    private static void Write(Utf8JsonWriter json, string field, FieldFilter filter)
    {
        switch (filter)
        {
            case ValuesFilter values when field == Fields.Category:
                WriteCategory(json, values);
                break;
            case ValuesFilter values:
                json.Terms(FieldPaths.FoldedOf(field), values.Values.Select(Folding.Fold));
                break;
            case BooleanFilter boolean:
                json.Term(FieldPaths.FoldedOf(field), Folding.Fold(boolean.Value ? "true" : "false"));
                break;
            case RangeFilter range:
                WriteRange(json, FieldPaths.NumbersOf(field), Of(range.Gte), Of(range.Gt), Of(range.Lte), Of(range.Lt), (SortableNumber.Least, SortableNumber.Greatest));
                break;
            case DateFilter dates:
                WriteRange(json, FieldPaths.MomentsOf(field), Of(dates.Gte), Of(dates.Gt), Of(dates.Lte), Of(dates.Lt), (SortableMoment.Least, SortableMoment.Greatest));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(filter), filter, "Not a known kind of filter.");
        }
    }

    /// <summary>By its path, or by any name on it.</summary>
    private static void WriteCategory(Utf8JsonWriter json, ValuesFilter values)
    {
        string[] folded = [.. values.Values.Select(Folding.Fold)];
        json.Object(() => json.Object("bool", () => json.Array("should", () =>
        {
            json.Terms(FieldPaths.FoldedOf(Fields.Category), folded);
            json.Terms(FieldPaths.CategoryNames, folded);
        })));
    }

    /// <summary>One key of a flattened field takes ranges only with both bounds.</summary>
    private static void WriteRange(Utf8JsonWriter json, string path, string? gte, string? gt, string? lte, string? lt, (string Least, string Greatest) ends)
    {
        // Of two bounds on one side the narrower counts.
        var low = string.CompareOrdinal(gt, gte) >= 0 && gt is not null ? ("gt", gt) : ("gte", gte ?? ends.Least);
        var high = lt is not null && (lte is null || string.CompareOrdinal(lt, lte) <= 0) ? ("lt", lt) : ("lte", lte ?? ends.Greatest);
        json.Object(() => json.Object("range", () => json.Object(path, () =>
        {
            json.WriteString(low.Item1, low.Item2);
            json.WriteString(high.Item1, high.Item2);
        })));
    }

    private static string? Of(decimal? bound) => bound is { } number ? SortableNumber.Of(number) : null;

    private static string? Of(DateTimeOffset? bound) => bound is { } moment ? SortableMoment.Of(moment) : null;
}
