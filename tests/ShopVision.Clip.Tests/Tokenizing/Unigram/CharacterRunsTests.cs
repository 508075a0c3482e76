using System.Text.RegularExpressions;
using ShopVision.Clip.Tokenizing;
using ShopVision.Clip.Tokenizing.Unigram;

namespace ShopVision.Clip.Tests.Tokenizing.Unigram;

public sealed class CharacterRunsTests
{
    [Theory]
    [InlineData(@"\s+", " ")]
    [InlineData(" {2,}", "\u2581")]
    [InlineData("[!,\\.\\]]", "")]
    [InlineData("[a-c ]+", "$1")]
    public void Runs_are_replaced_as_the_regular_expression_would(string pattern, string content)
    {
        var runs = CharacterRuns.TryRead(pattern, content);
        Assert.NotNull(runs);
        var random = new Random(5);
        for (var i = 0; i < 1000; i++)
        {
            var text = new string(random.GetItems<char>("ab]!., \t\u00A0\uD83D", random.Next(12)));
            Assert.Equal(Regex.Replace(text, pattern, content.Replace("$", "$$", StringComparison.Ordinal)), Replace(runs, text));
        }
    }

    [Theory]
    [InlineData("[^a]")]
    [InlineData("a+")]
    [InlineData("[a][b]")]
    [InlineData(@"\s*")]
    [InlineData("[a]{2}")]
    public void Other_regular_expressions_are_left_alone(string pattern) => Assert.Null(CharacterRuns.TryRead(pattern, ""));

    private static string Replace(CharacterRuns runs, string text)
    {
        var output = new PooledBuffer<char>(text.Length);
        runs.Replace(text, ref output);
        var replaced = output.Written.ToString();
        output.Dispose();
        return replaced;
    }
}
