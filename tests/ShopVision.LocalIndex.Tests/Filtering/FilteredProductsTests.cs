using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Tests.Filtering;

public sealed class FilteredProductsTests
{
    private static readonly string[] OddValues = ["1,000", " 12 ", "-3.5", "1e3", "İ", "ß", "SS", "", "true", "True", "A > B", "b"];
    private static readonly string[] Names =
        ["size", Fields.Brand, Fields.Category, Fields.InStock, Fields.Price, Fields.Id, Fields.GroupId, "none"];

    public static TheoryData<string> EveryField => [.. Names];

    [Theory]
    [MemberData(nameof(EveryField))]
    public void Filters_agree_with_the_reference_on_odd_values(string field)
    {
        var random = new Random(5);
        Product[] products = [.. Enumerable.Range(0, 200).Select(i => OddProduct(i, random))];
        var columns = new FieldColumns(StoredColumns.None, products, MergedPlaces.TailAlone(products.Length));
        FieldFilter[] filters =
        [
            .. OddValues.Select(value => new ValuesFilter([value])), new ValuesFilter(["B", "İ", "7"]), new ValuesFilter([]),
            new RangeFilter(Gte: 0), new RangeFilter(Gt: 12), new RangeFilter(Lte: 12, Gt: -4), new RangeFilter(Lt: 1000.5m),
            new BooleanFilter(true), new BooleanFilter(false),
        ];

        foreach (var filter in filters)
        {
            var set = new FilterSet(new Dictionary<string, FieldFilter> { [field] = filter });
            var passing = new FilteredProducts(columns, set).PassingAll;
            for (var i = 0; i < products.Length; i++)
                Assert.True(set.Matches(products[i]) == passing.Contains(i), $"Product {i} under {field}: {filter}");
        }
    }

    private static Product OddProduct(int i, Random random) => Some.Product($"{i}") with
    {
        Brand = Odd(random),
        GroupId = Odd(random),
        Category = [Odd(random), Odd(random)],
        InStock = random.Next(3) switch { 0 => null, 1 => true, _ => false },
        Price = random.Next(3) == 0 ? null : new Price(random.Next(-10, 30), ""),
        Attributes = new Dictionary<string, IReadOnlyList<string>> { ["size"] = [Odd(random), Odd(random)] },
    };

    private static string Odd(Random random) => OddValues[random.Next(OddValues.Length)];
}
