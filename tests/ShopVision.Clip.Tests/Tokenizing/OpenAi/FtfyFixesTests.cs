using ShopVision.Clip.Tokenizing;
using ShopVision.Clip.Tokenizing.OpenAi;

namespace ShopVision.Clip.Tests.Tokenizing.OpenAi;

/// <summary>A case for each of ftfy's steps; the golden rows hold the crowd.</summary>
public sealed class FtfyFixesTests
{
    [Theory]
    [InlineData("plain\ttext", "plain\ttext")]
    [InlineData("women\u2019s \u201Cdress\u201D", "women's \"dress\"")]
    [InlineData("women&rsquo;s", "women's")]
    [InlineData("&amp;amp;rsquo;", "'")]
    [InlineData("caf&EACUTE;", "caf\u00E9")]
    [InlineData("&amp", "&amp")]
    [InlineData("&#59; &#8217;", "&#59; '")]
    [InlineData("<b>&amp;</b>", "<b>&amp;</b>")]
    [InlineData("\uFB01ne \u0149", "fine 'n")]
    [InlineData("\uFF32\uFF25\uFF24\u3000\uFF11", "RED 1")]
    [InlineData("\uFF76\uFF9E", "\u30AC")]
    [InlineData("\u001B[31;1mred\u001B[0m", "red")]
    [InlineData("\u001B[31", "[31")]
    [InlineData("a\0b\uFEFF\u206A", "ab")]
    [InlineData("a\u0085b", "a\u2026b")]
    [InlineData("e\u0301", "\u00E9")]
    public void Text_is_mended(string text, string expected)
    {
        var output = new PooledBuffer<char>(text.Length);
        FtfyFixes.Fix(text, ref output);
        Assert.Equal(expected, output.Written.ToString());
        output.Dispose();
    }
}
