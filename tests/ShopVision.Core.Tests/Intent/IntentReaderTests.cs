using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Tests.Intent;

public sealed class IntentReaderTests
{
    private readonly IntentReader _reader = new(Vocabulary.OfModel(Some.Model with
    {
        Vocabulary = new Dictionary<string, AxisVocabulary>
        {
            [Axes.Color] = new(["Blue", "Navy Blue", "Red", "Grey"], ["{}"]),
            [Axes.Category] = new(["Tshirts", "Casual Shoes", "Dresses", "Watches"], ["{}"]),
            [Axes.Gender] = new(["Men", "Women"], ["{}"]),
            [Axes.Material] = new(["leather"], ["{}"]),
        },
    }));

    [Theory]
    [InlineData("in blue", Axes.Color, "Blue", 3, 7)]
    [InlineData("in navy blue please", Axes.Color, "Navy Blue", 3, 12)]
    [InlineData("for women", Axes.Gender, "Women", 4, 9)]
    [InlineData("a women's one", Axes.Gender, "Women", 2, 9)]
    [InlineData("T-shirt", Axes.Category, "Tshirts", 0, 7)]
    [InlineData("t shirts", Axes.Category, "Tshirts", 0, 8)]
    [InlineData("CASUAL SHOE", Axes.Category, "Casual Shoes", 0, 11)]
    [InlineData("a dress", Axes.Category, "Dresses", 2, 7)]
    [InlineData("watch", Axes.Category, "Watches", 0, 5)]
    [InlineData("gray", Axes.Color, "Grey", 0, 4)]
    [InlineData("for ladies", Axes.Gender, "Women", 4, 10)]
    public void Read_finds_a_value_in_the_forms_that_shoppers_write(string text, string axis, string value, int start, int end) =>
        Assert.Equal([new Wish(axis, value, IsWanted: true, start, end)], _reader.Read(text).Wishes);

    [Theory]
    [InlineData("not red")]
    [InlineData("no red")]
    [InlineData("without any red")]
    public void Read_takes_a_negated_value_as_one_to_avoid(string text) =>
        Assert.Equal([("Red", false)], _reader.Read(text).Wishes.Select(wish => (wish.Value, wish.IsWanted)));

    [Fact]
    public void Read_ends_a_negation_at_the_value_it_speaks_of() =>
        Assert.Equal([("leather", false), ("Blue", true)], _reader.Read("not leather, in blue").Wishes.Select(wish => (wish.Value, wish.IsWanted)));

    [Fact]
    public void Read_keeps_the_words_that_name_no_value() =>
        Assert.Equal("long sleeves", _reader.Read("in blue with long sleeves").Rest);

    [Fact]
    public void Read_drops_a_negated_word_that_names_no_value() =>
        Assert.Empty(_reader.Read("blue casual shoes without laces").Rest);

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("läderväska 皮包 👜")]
    public void Read_finds_no_wish_where_no_known_word_stands(string text) => Assert.Empty(_reader.Read(text).Wishes);
}
