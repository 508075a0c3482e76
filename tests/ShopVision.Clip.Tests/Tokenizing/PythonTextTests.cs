using ShopVision.Clip.Tokenizing;
using ShopVision.Clip.Tokenizing.OpenAi;

namespace ShopVision.Clip.Tests.Tokenizing;

/// <summary>Expected is what Python's str.lower() answers.</summary>
public sealed class PythonTextTests
{
    [Theory]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("ΣΑΣ ΣΑΣ", "σας σας")]
    [InlineData("Σ", "σ")]
    [InlineData("ΑΣ.", "ας.")]
    [InlineData("ΑΣ.Α", "ασ.α")]
    [InlineData("ΑΣ'Σ", "ασ'ς")]
    [InlineData("'Σ", "'σ")]
    [InlineData("Α\u0316Σ", "α\u0316ς")]
    [InlineData("\u2160Σ", "\u2170ς")]
    [InlineData("1Σ", "1σ")]
    [InlineData("\U0001D400Σ", "\U0001D400ς")]
    [InlineData("İstanbul", "i\u0307stanbul")]
    public void Lower_case_knows_the_final_sigma(string text, string lower)
    {
        var output = new PooledBuffer<char>(text.Length);
        OpenAiCleaning.Clean(text, ref output);
        Assert.Equal(lower, output.Written.ToString());
        output.Dispose();
    }

    [Theory]
    [InlineData("\x1C\u00A0 a b \u3000\x85", "a b")]
    [InlineData("\u200B", "\u200B")]
    [InlineData(" ", "")]
    public void Strip_takes_the_separators_of_ASCII_too(string text, string stripped) => Assert.Equal(stripped, PythonText.Strip(text).ToString());
}
