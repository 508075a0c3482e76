using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Tests.Mapping;

public sealed class SortableNumberTests
{
    private static readonly decimal[] Numbers =
    [
        decimal.MinValue, -1000, -12.5m, -12.05m, -12, -1, -0.1m, -0.0000000000000000000000000001m, 0, 0.0000000000000000000000000001m, 0.1m, 0.5m, 1, 9.99m, 10,
        10.01m, 99, 100, 1e20m, decimal.MaxValue,
    ];

    [Fact]
    public void Texts_stand_in_the_order_of_the_numbers() =>
        Assert.Equal(Numbers, Numbers.OrderBy(SortableNumber.Of, StringComparer.Ordinal));

    [Fact]
    public void All_lie_between_the_ends() => Assert.All(Numbers, number =>
    {
        Assert.True(string.CompareOrdinal(SortableNumber.Least, SortableNumber.Of(number)) < 0);
        Assert.True(string.CompareOrdinal(SortableNumber.Of(number), SortableNumber.Greatest) < 0);
    });

    [Fact]
    public void Zeros_at_the_end_make_no_difference() => Assert.Equal(SortableNumber.Of(20), SortableNumber.Of(20.00m));

    [Fact]
    public void Random_numbers_keep_their_order()
    {
        var random = new Random(1);
        var numbers = Enumerable.Range(0, 2000).Select(_ => (decimal)(random.NextDouble() - 0.5) * (decimal)Math.Pow(10, random.Next(-6, 12))).Order().ToList();

        Assert.Equal(numbers, numbers.OrderBy(SortableNumber.Of, StringComparer.Ordinal));
    }
}
