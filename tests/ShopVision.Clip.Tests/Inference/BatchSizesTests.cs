using ShopVision.Clip.Inference;

namespace ShopVision.Clip.Tests.Inference;

public sealed class BatchSizesTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(3, "2 1")]
    [InlineData(15, "8 4 2 1")]
    [InlineData(16, "16")]
    [InlineData(37, "16 16 4 1")]
    public void Items_run_in_few_shapes_that_none_has_to_fill_up(int count, string expected) =>
        Assert.Equal(expected, Runs(new BatchSizes(16, Fixed: null), count));

    [Fact]
    public void A_largest_batch_need_not_be_a_power_of_two() => Assert.Equal("12 8 2", Runs(new BatchSizes(12, Fixed: null), 22));

    [Fact]
    public void A_graph_of_fixed_height_takes_what_fits_and_is_filled_up()
    {
        var sizes = new BatchSizes(16, Fixed: 4);
        Assert.Equal("4 4 3", Runs(sizes, 11));
        Assert.Equal(4, sizes.RowsFor(3));
        Assert.Equal(3, new BatchSizes(16, Fixed: null).RowsFor(3));
    }

    private static string Runs(BatchSizes sizes, int count)
    {
        var runs = new List<int>();
        while (count > 0)
        {
            runs.Add(sizes.Next(count));
            count -= runs[^1];
        }

        return string.Join(' ', runs);
    }
}
