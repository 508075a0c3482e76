using System.Globalization;
using ShopVision.Core.Indexing;

namespace ShopVision.Core.Tests.Indexing;

public sealed class PriceEdgesTests
{
    [Theory]
    [InlineData("12", "95", 10, "10 20 30 40 50 60 70 80 90 100")]
    [InlineData("12", "95", 4, "0 25 50 75 100")]
    [InlineData("5", "9.99", 10, "5 5.5 6 6.5 7 7.5 8 8.5 9 9.5 10")]
    [InlineData("10", "10", 10, "10 10.5")]
    [InlineData("0", "0", 10, "0 0.01")]
    [InlineData("3", "4200", 12, "2 5 10 20 50 100 200 500 1000 2000 5000")]
    [InlineData("0", "4200", 12, "0 1 2 5 10 20 50 100 200 500 1000 2000 5000")]
    [InlineData("3", "4200", 4, "0 500 1000 2000 5000")]
    public void Edges_lie_at_round_amounts(string least, string greatest, int buckets, string expected) => Assert.Equal(
        expected.Split(' ').Select(Amount), PriceEdges.Between(Amount(least), Amount(greatest), buckets));

    [Fact]
    public void Any_prices_fit_into_any_number_of_buckets()
    {
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            var (one, other) = (Any(random), Any(random));
            var (least, greatest, buckets) = (Math.Min(one, other), Math.Max(one, other), random.Next(1, 30));

            var edges = PriceEdges.Between(least, greatest, buckets);

            Assert.True(edges.Count >= 2 && edges.Count <= buckets + 1, $"{least} to {greatest} in {buckets}: {edges.Count} edges");
            Assert.True(edges[0] <= least && greatest < edges[^1], $"{least} to {greatest} in {buckets}: from {edges[0]} to {edges[^1]}");
            Assert.Equal(edges.Distinct().Order(), edges);
        }
    }

    private static decimal Amount(string written) => decimal.Parse(written, CultureInfo.InvariantCulture);

    private static decimal Any(Random random) =>
        Math.Round((decimal)Math.Pow(10, (random.NextDouble() * 27) - 2), 2) * (random.Next(10) == 0 ? -1 : 1);
}
