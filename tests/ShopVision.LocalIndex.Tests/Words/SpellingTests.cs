using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Tests.Words;

public sealed class SpellingTests
{
    private static readonly Spelling Words = new(new Dictionary<string, int>
    {
        ["jacket"] = 10, ["jackets"] = 1, ["packet"] = 5, ["shirt"] = 20, ["short"] = 30, ["skirt"] = 5, ["red"] = 9, ["rod"] = 1,
        ["waterproof"] = 4, ["sneaker"] = 8, ["model2000"] = 3, ["shoe"] = 12,
    });

    [Theory]
    [InlineData("jaket", "jacket")]
    [InlineData("jackte", "jacket")]
    [InlineData("jackeet", "jacket")]
    [InlineData("jackat", "jacket")]
    [InlineData("waterprof", "waterproof")]
    [InlineData("watreproff", "waterproof")]
    [InlineData("snaeker", "sneaker")]
    [InlineData("sheo", "shoe")]
    public void A_slip_finds_the_word_that_was_meant(string typed, string meant) => Assert.Equal(meant, Words.Near(typed)[0].Word);

    [Fact]
    public void Of_words_equally_near_the_frequent_one_comes_first() =>
        Assert.Equal(["short", "shirt"], Words.Near("shrt").Select(near => near.Word));

    [Theory]
    [InlineData("rad")]
    [InlineData("backet")]
    [InlineData("model2001")]
    [InlineData("jkt")]
    [InlineData("watrprofs")]
    [InlineData("")]
    public void Short_words_first_letters_and_numbers_are_taken_at_their_word(string typed) => Assert.Empty(Words.Near(typed));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void The_distance_is_that_of_optimal_string_alignment(string one, string other, int expected)
    {
        Assert.Equal(expected, Spelling.Distance(one, other, most: 5));
        Assert.Equal(expected, Spelling.Distance(other, one, most: 5));
    }

    [Fact]
    public void Beyond_what_is_asked_for_the_distance_is_only_said_to_be_more()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var (one, other) = (Random(), Random());
            var exact = Spelling.Distance(one, other, most: 100);
            for (var most = 0; most < 4; most++)
                Assert.Equal(exact <= most, Spelling.Distance(one, other, most) <= most);
        }

        string Random() => string.Create(random.Next(8), random, (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = (char)('a' + source.Next(3));
        });
    }
}
