using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Core.Filtering;

namespace ShopVision.Core.Tests.Filtering;

public sealed class FilterParserTests
{
    private static readonly Product Shirt = Some.Product("1", color: "Blue", category: ["Clothing", "Shirts"]) with
    {
        Price = new Price(20, "EUR"), InStock = true, Brand = "Nordvik",
        AddedAt = new DateTimeOffset(2026, 11, 21, 18, 0, 0, TimeSpan.Zero),
    };

    [Theory]
    [InlineData("""{"color": ["navy", "BLUE"]}""", true)]
    [InlineData("""{"color": ["red"]}""", false)]
    [InlineData("""{"color": "blue", "brand": "nordvik"}""", true)]
    [InlineData("""{"color": "blue", "brand": "other"}""", false)]
    [InlineData("""{"price": {"gte": 20, "lt": 20.5}}""", true)]
    [InlineData("""{"price": {"gt": 20}}""", false)]
    [InlineData("""{"price": {"lte": 19.99}}""", false)]
    [InlineData("""{"inStock": true}""", true)]
    [InlineData("""{"inStock": false}""", false)]
    [InlineData("""{"category": ["Clothing"]}""", true)]
    [InlineData("""{"category": ["clothing > shirts"]}""", true)]
    [InlineData("""{"category": ["Shirts"]}""", true)]
    [InlineData("""{"category": ["Shoes"]}""", false)]
    [InlineData("""{"category": "Clothing>Shirts"}""", true)]
    [InlineData("""{"category": ["clothing  >Shirts "]}""", true)]
    [InlineData("""{"currency": "eur"}""", true)]
    [InlineData("""{"addedAt": {"gte": "2026-11-21"}}""", true)]
    [InlineData("""{"addedAt": {"lte": "2026-11-21"}}""", true)]
    [InlineData("""{"addedAt": {"lt": "2026-11-21"}}""", false)]
    [InlineData("""{"addedAt": {"gt": "2026-11-21"}}""", false)]
    [InlineData("""{"addedAt": {"gt": "2026-11-21T20:59:59+03:00", "lt": "2026-11-21T18:00:01Z"}}""", true)]
    [InlineData("""{"addedAt": "2026-11-21"}""", true)]
    [InlineData("""{"material": ["wool"]}""", false)]
    [InlineData("{}", true)]
    public void Filters_written_as_JSON_mean_what_they_say(string json, bool matches) =>
        Assert.Equal(matches, FilterParser.ParseJson(json).Matches(Shirt));

    [Theory]
    [InlineData("price", "10..20", true)]
    [InlineData("price", "..19", false)]
    [InlineData("price", "20..", true)]
    [InlineData("inStock", "true", true)]
    [InlineData("addedAt", "2026-11-01..2026-11-21", true)]
    [InlineData("addedAt", "2026-11-22..", false)]
    [InlineData("addedAt", "..2026-11-20", false)]
    [InlineData("size", "10..20", false)]
    [InlineData("category", "Clothing>Shirts", true)]
    [InlineData("color", "blue", true)]
    public void Filters_written_as_pairs_mean_what_they_say(string field, string value, bool matches) =>
        Assert.Equal(matches, FilterParser.ParsePairs([KeyValuePair.Create(field, value)]).Matches(Shirt));

    [Fact]
    public void The_same_field_twice_means_either() =>
        Assert.True(FilterParser.ParsePairs([KeyValuePair.Create("color", "red"), KeyValuePair.Create("color", "blue")]).Matches(Shirt));

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"color": null}""")]
    [InlineData("""{"color": [["blue"]]}""")]
    [InlineData("""{"price": {"least": 10}}""")]
    [InlineData("""{"price": {"gte": "10"}}""")]
    [InlineData("""{"price": {}}""")]
    [InlineData("""{"price": "cheap"}""")]
    [InlineData("""{"inStock": "maybe"}""")]
    [InlineData("""{"addedAt": ["2026-11-21"]}""")]
    [InlineData("""{"addedAt": {"gte": 2026}}""")]
    [InlineData("""{"addedAt": {"gte": "21.11.2026"}}""")]
    [InlineData("""{"addedAt": {"lte": "9999-12-31"}}""")]
    [InlineData("""{"addedAt": "yesterday"}""")]
    [InlineData("""{"addedAt": ".."}""")]
    public void Filters_that_cannot_be_read_are_refused(string json) =>
        Assert.Equal(ErrorCode.InvalidFilter, Assert.Throws<ShopVisionException>(() => FilterParser.ParseJson(json)).Code);

    [Theory]
    [InlineData("10")]
    [InlineData("..")]
    [InlineData("a..b")]
    public void A_written_price_must_be_a_range(string value) =>
        Assert.Equal(ErrorCode.InvalidFilter, Assert.Throws<ShopVisionException>(() => FilterParser.ParsePairs([KeyValuePair.Create("price", value)])).Code);
}
