using ShopVision.Evaluation.Metrics;
using ShopVision.Evaluation.Reports;

namespace ShopVision.Evaluation.Tests.Reports;

public sealed class TextTableTests
{
    [Fact]
    public void The_first_column_stands_to_the_left_and_the_others_to_the_right()
    {
        var table = new TextTable("axis", "mAP");
        table.Add("category", "9.5");
        table.Add("color", "31.2");

        Assert.Equal(["axis       mAP", "category   9.5", "color     31.2"], table.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void An_estimate_is_written_in_percent_with_its_interval() =>
        Assert.Equal("31.6 [30.0, 33.3]", TextTable.Percent(new Estimate(0.3161, 0.29996, 0.3333)));

    [Fact]
    public void What_could_not_be_estimated_is_a_dash()
    {
        Assert.Equal("-", TextTable.Percent(estimate: null));
        Assert.Equal("-", TextTable.Times(null));
    }
}
