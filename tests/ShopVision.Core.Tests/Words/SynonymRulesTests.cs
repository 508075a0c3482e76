using ShopVision.Core.Errors;
using ShopVision.Core.Words;

namespace ShopVision.Core.Tests.Words;

public sealed class SynonymRulesTests
{
    [Fact]
    public void Words_between_commas_mean_the_same()
    {
        var rule = Assert.Single(SynonymRules.Parse("sneakers,trainers , running shoes"));

        Assert.Equal(["sneakers", "trainers", "running shoes"], rule.From);
        Assert.Equal(rule.From, rule.To);
    }

    [Fact]
    public void What_stands_before_an_arrow_is_taken_for_what_follows()
    {
        var rule = Assert.Single(SynonymRules.Parse("tee, tees => t-shirt"));

        Assert.Equal(["tee", "tees"], rule.From);
        Assert.Equal(["t-shirt"], rule.To);
    }

    [Fact]
    public void Empty_lines_and_remarks_are_left_out() =>
        Assert.Single(SynonymRules.Parse("# shoes\r\n\r\nsneakers, trainers # from the shop floor\r\n"));

    [Theory]
    [InlineData("a, b\nsneakers", 2, "one word alone")]
    [InlineData("a, b\n\na => b => c", 3, "more than one '=>'")]
    [InlineData("=> t-shirt", 1, "a place without a word")]
    [InlineData("tee =>", 1, "a place without a word")]
    [InlineData("tee, => t-shirt", 1, "a place without a word")]
    [InlineData("a, -", 1, "a place without a word")]
    public void A_line_that_makes_no_sense_is_named(string rules, int line, string found)
    {
        var fault = Assert.Throws<ShopVisionException>(() => SynonymRules.Parse(rules));

        Assert.Equal(ErrorCode.SynonymsInvalid, fault.Code);
        Assert.Contains($"line {line} of the setting Index:Synonyms", fault.Message);
        Assert.Contains(found, fault.Message);
    }
}
