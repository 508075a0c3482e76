using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Ranking;

namespace ShopVision.Core.Tests.Ranking;

public sealed class AgreementTests
{
    private static readonly Product RedMug = Some.Product("1", color: "Red", category: ["Homeware", "Mugs"]);

    [Theory]
    [InlineData(Axes.Color, "red", true, 1)]
    [InlineData(Axes.Color, "blue", true, -1)]
    [InlineData(Axes.Color, "red", false, -1)]
    [InlineData(Axes.Color, "blue", false, 1)]
    [InlineData(Axes.Category, "Mugs", true, 1)]
    [InlineData(Axes.Category, "Homeware", true, 1)]
    [InlineData(Axes.Category, "Sofas", true, -1)]
    [InlineData(Axes.Material, "wool", true, 0)]
    [InlineData(Axes.Material, "wool", false, 0)]
    public void One_expectation_is_met_or_not_or_unknown(string axis, string value, bool isWanted, double agreement) =>
        Assert.Equal(agreement, Agreement.Of(RedMug, [new Expectation(axis, value, isWanted, 1)]));

    [Fact]
    public void Several_weigh_in_by_their_weights() => Assert.Equal(
        1.0 / 3,
        Agreement.Of(RedMug, [new Expectation(Axes.Category, "Mugs", true, 2), new Expectation(Axes.Color, "blue", true, 1)]),
        1e-9);

    [Fact]
    public void Of_several_values_on_one_axis_any_will_do() => Assert.Equal(
        1, Agreement.Of(RedMug, [new Expectation(Axes.Color, "blue", true, 1), new Expectation(Axes.Color, "red", true, 1)]));

    [Fact]
    public void Nothing_expected_is_no_agreement() => Assert.Equal(0, Agreement.Of(RedMug, []));
}
