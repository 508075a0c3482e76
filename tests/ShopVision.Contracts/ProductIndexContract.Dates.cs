using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Fact]
    public async Task A_filter_on_dates_holds_its_bounds_as_they_are_written()
    {
        var index = await IndexOfAsync(
            Some.Entry(Added("1", "2026-01-31T23:59:59Z")), Some.Entry(Added("2", "2026-02-01")),
            Some.Entry(Added("3", "2026-02-28T12:00:00+02:00")), Some.Entry(Added("4", "2026-03-01")), Plain("silent"));

        Assert.Equal(["2", "3"], await IdsAsync(index, All with { Filters = Where(Fields.AddedAt, new DateFilter(Gte: Moment("2026-02-01"), Lt: Moment("2026-03-01"))) }));
        Assert.Equal(["3", "4"], await IdsAsync(index, All with { Filters = Where(Fields.AddedAt, new DateFilter(Gt: Moment("2026-02-01"))) }));
        Assert.Equal(["1", "2"], await IdsAsync(index, All with { Filters = Where(Fields.AddedAt, new DateFilter(Lte: Moment("2026-02-01"))) }));
    }

    [Fact]
    public async Task Dates_are_compared_as_moments_whatever_their_offset()
    {
        var index = await IndexOfAsync(Some.Entry(Added("east", "2026-02-01T01:00:00+02:00")), Some.Entry(Added("west", "2026-01-31T20:00:00-05:00")));

        Assert.Equal(["west"], await IdsAsync(index, All with { Filters = Where(Fields.AddedAt, new DateFilter(Gte: Moment("2026-02-01"))) }));
    }

    [Fact]
    public async Task A_filter_on_dates_over_an_attribute_passes_by_any_of_its_dates()
    {
        var index = await IndexOfAsync(
            Some.Entry(Released("1", "soon", "2026-05-01")), Some.Entry(Released("2", "2025-05-01")), Some.Entry(Released("3", "2026")));

        Assert.Equal(["1"], await IdsAsync(index, All with { Filters = Where("released", new DateFilter(Gte: Moment("2026-01-01"))) }));

        static Product Released(string id, params string[] dates) =>
            Some.Product(id) with { Attributes = new Dictionary<string, IReadOnlyList<string>> { ["released"] = dates } };
    }

    private static DateTimeOffset Moment(string written) =>
        IsoDate.TryParse(written, out var moment) ? moment : throw new ArgumentException($"'{written}' is no date.", nameof(written));

    private static Product Added(string id, string written) => Some.Product(id) with { AddedAt = Moment(written) };
}
