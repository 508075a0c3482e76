using ShopVision.Evaluation.Queries;

namespace ShopVision.Evaluation.Tests.Queries;

public sealed class QuerySplitsTests
{
    [Theory]
    [InlineData("1538", true)]
    [InlineData("99999999999999999999999999999999999999991", false)]
    public void A_numeric_id_goes_by_its_last_digit_however_long(string id, bool isEven) =>
        Assert.Equal(isEven, QuerySplit.Even.Contains(id));

    [Fact]
    public void Every_id_is_in_exactly_one_half()
    {
        var ids = Enumerable.Range(0, 200).SelectMany(i => new[] { $"{i}", $"sku-{i}" });

        Assert.All(ids, id => Assert.NotEqual(QuerySplit.Even.Contains(id), QuerySplit.Odd.Contains(id)));
        Assert.All(ids, id => Assert.True(QuerySplit.All.Contains(id)));
    }

    [Fact]
    public void Other_ids_fall_into_halves_of_about_equal_size() =>
        Assert.InRange(Enumerable.Range(0, 1000).Count(i => QuerySplit.Even.Contains($"sku-{i}")), 430, 570);

    // Frozen: another hash would move products between the half that chooses and the half that reports.
    [Theory]
    [InlineData("sku-1", 12957119175670067556UL)]
    [InlineData("ß-7", 9201116048487542088UL)]
    public void The_hash_is_frozen(string id, ulong hash) => Assert.Equal(hash, StableHash.Of(id));
}
