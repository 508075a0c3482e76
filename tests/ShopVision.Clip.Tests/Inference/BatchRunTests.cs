using ShopVision.Clip.Inference;

namespace ShopVision.Clip.Tests.Inference;

public sealed class BatchRunTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "0+1/1")]
    [InlineData(4, "0+1/1 1+1/1 2+1/1 3+1/1")]
    [InlineData(5, "0+5/16")]
    [InlineData(16, "0+16/16")]
    [InlineData(33, "0+16/16 16+16/16 32+1/1")]
    [InlineData(40, "0+16/16 16+16/16 32+8/16")]
    public void A_list_is_cut_into_few_shapes(int count, string expected) => Assert.Equal(expected, Plan(count, batchSize: 16));

    [Theory]
    [InlineData(1, "0+1/4")]
    [InlineData(5, "0+4/4 4+1/4")]
    public void A_graph_of_fixed_height_is_always_filled(int count, string expected) =>
        Assert.Equal(expected, Plan(count, batchSize: 16, fixedRows: 4));

    [Fact]
    public void A_batch_of_one_runs_singly() => Assert.Equal("0+1/1 1+1/1", Plan(2, batchSize: 1));

    private static string Plan(int count, int batchSize, int? fixedRows = null) =>
        string.Join(' ', BatchRun.Plan(count, batchSize, fixedRows).Select(run => $"{run.Start}+{run.Count}/{run.Rows}"));
}
