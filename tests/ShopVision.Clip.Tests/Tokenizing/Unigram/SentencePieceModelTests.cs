using ShopVision.Clip.Tokenizing.Unigram;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Tokenizing.Unigram;

public sealed class SentencePieceModelTests
{
    private const int FirstPieces = 4096;

    [Fact]
    public void A_file_cut_short_is_refused_by_name()
    {
        var whole = Bytes();
        foreach (var length in new[] { 1, 100, 20_000, whole.Length / 2, whole.Length - 1 })
            Assert.Contains("spiece.model", Refused(whole[..length]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\": \"1.0\"}")]
    [InlineData("#version: 0.2\ni n\nt h\n")]
    public void A_file_of_another_kind_is_refused_by_name(string content) =>
        Assert.Contains("spiece.model", Refused(System.Text.Encoding.UTF8.GetBytes(content)).Message, StringComparison.Ordinal);

    [Fact]
    public void Flipped_bits_are_refused_or_give_other_ids_but_never_crash_or_hang()
    {
        var whole = Bytes();
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var damaged = whole.ToArray();
            for (var flips = random.Next(1, 20); flips > 0; flips--)
                damaged[random.Next(2) == 0 ? random.Next(FirstPieces) : random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            if (TryLoad(damaged) is { } tokenizer)
                Assert.InRange(TokenizerGolden.Encode(tokenizer, "Ｒed ½ сапоги 🥾 \uFDFA  x").Length, 1, 64);
        }
    }

    private static SentencePieceTokenizer? TryLoad(byte[] content)
    {
        try
        {
            return Load(content);
        }
        catch (ShopVisionException exception) when (exception.Code == ErrorCode.ModelInvalid)
        {
            return null;
        }
    }

    private static ShopVisionException Refused(byte[] content)
    {
        var fault = Assert.Throws<ShopVisionException>(() => Load(content));
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        return fault;
    }

    private static SentencePieceTokenizer Load(byte[] content)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("spiece.model");
        File.WriteAllBytes(file, content);
        return new SentencePieceTokenizer(
            SentencePieceModel.Load(file), TokenizerGolden.Tower() with { Cleaning = "siglip", BeginId = null, EndId = 1 });
    }

    private static byte[] Bytes() => File.ReadAllBytes(Fixtures.Require("golden/tokenizers/unigram/bytes/spiece.model"));
}
