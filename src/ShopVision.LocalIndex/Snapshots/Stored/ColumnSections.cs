using ShopVision.Core.Filtering;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Snapshots.Stored;

/// <summary>
/// The sections of fields: their names, and for each of them its values. The ids, whose values are the products' own, have none.
/// </summary>
internal static class ColumnSections
{
    private const string Names = "fields";
    private const string CategoryPathsAndNames = "category-paths-and-names";

    public static void Write(FieldColumns columns, SnapshotFileWriter file)
    {
        string[] names = [.. columns.Names.Where(name => name != Fields.Id).Order(StringComparer.Ordinal)];
        file.Texts(Names, names);
        for (var field = 0; field < names.Length; field++)
            Write(NameOf(field), columns.Make(names[field]), file);
        Write(CategoryPathsAndNames, columns.MakeCategoryPathsAndNames(), file);
    }

    public static StoredColumns Read(SnapshotFile file, TextTable ids)
    {
        var byField = new Dictionary<string, Lazy<StoredColumn>>
        {
            [Fields.Id] = new(() =>
            {
                int[] places = [.. Enumerable.Range(0, ids.Count)];
                return new StoredColumn(places, places, ids);
            }),
        };
        var names = file.Texts(Names).ToArray();
        for (var field = 0; field < names.Length; field++)
        {
            var section = NameOf(field);
            byField[names[field]] = new Lazy<StoredColumn>(() => Read(section, file));
        }

        return new StoredColumns(byField, new Lazy<StoredColumn>(() => Read(CategoryPathsAndNames, file)));
    }

    /// <summary>Spellings in their order, and none that no product has any more: the same products give the same bytes.</summary>
    private static void Write(string section, FieldColumn column, SnapshotFileWriter file)
    {
        var (places, values, isUsed) = (new List<int>(), new List<int>(), new bool[column.Spellings.Count]);
        for (var place = 0; place < column.Products; place++)
            foreach (var spelling in column.SpellingsOf(place))
            {
                isUsed[spelling] = true;
                places.Add(place);
                values.Add(spelling);
            }

        int[] used = [.. Enumerable.Range(0, isUsed.Length).Where(spelling => isUsed[spelling]).OrderBy(spelling => column.Spellings[spelling], StringComparer.Ordinal)];
        var numbers = new int[isUsed.Length];
        for (var number = 0; number < used.Length; number++)
            numbers[used[number]] = number;
        file.Texts(section + ".spellings", used.Select(spelling => column.Spellings[spelling]));
        file.Numbers<int>(section + ".places", places.ToArray());
        file.Numbers<int>(section + ".values", values.Select(spelling => numbers[spelling]).ToArray());
    }

    private static StoredColumn Read(string section, SnapshotFile file) => new(
        file.Numbers<int>(section + ".places"), file.Numbers<int>(section + ".values"), file.Texts(section + ".spellings"));

    private static string NameOf(int field) => $"field-{field}";
}
