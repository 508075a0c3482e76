using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Tokenizing;

public sealed class TextTokenizersTests : IDisposable
{
    private readonly TinyClipFolder _folder = new();

    [Fact]
    public void A_manifest_names_a_unigram_tokenizer()
    {
        NameUnigram("siglip");
        Assert.Equal(1, Ids("Red shirt!")[^1]);
        Assert.Equal(Ids("red shirt"), Ids("RED, shirt!"));
    }

    [Fact]
    public void A_manifest_names_a_wordpiece_tokenizer()
    {
        Name("wordpiece", "vocab", "wordpiece/vocab.txt", "bert", text => (text["beginId"], text["endId"]) = (2, 3));
        Assert.Equal([2, 1072, 879, 3], Ids("Red shirt"));
    }

    [Fact]
    public void A_manifest_names_a_byte_pair_tokenizer_by_its_one_file()
    {
        Name("clip-bpe", "tokenizer", "clip-bpe/tokenizer.json", "whitespace", _ => { });
        Assert.Equal([49406, 736, 2523, 49407], Ids("Red shirt"));
    }

    [Fact]
    public void A_manifest_names_the_cleaning_of_the_training()
    {
        Name("clip-bpe", "tokenizer", "clip-bpe/tokenizer.json", "openai", _ => { });
        Assert.Equal(Ids("salt & pepper"), Ids("Salt &amp;amp; pepper"));
    }

    [Fact]
    public void A_manifest_that_names_only_half_of_a_set_of_files_is_refused()
    {
        _folder.Edit(model => model["text"]!["tokenizerFiles"]!.AsObject().Remove("vocab"));
        Refused("'text.tokenizerFiles.vocab'");
    }

    [Fact]
    public void The_cleaning_is_in_the_fingerprint()
    {
        NameUnigram("siglip");
        var cleaned = ClipModel.Open(_folder.Path).Description.Fingerprint;
        NameUnigram("none");
        Assert.NotEqual(cleaned, ClipModel.Open(_folder.Path).Description.Fingerprint);
    }

    [Fact]
    public void Lower_casing_without_cleaning_is_refused()
    {
        NameUnigram("none");
        _folder.Edit(model => model["text"]!["lowerCase"] = true);
        Refused("'text.lowerCase'");
    }

    [Fact]
    public void The_cleaning_of_another_tokenizer_is_refused()
    {
        NameUnigram("bert");
        Refused("'text.cleaning'");
    }

    [Fact]
    public void An_end_that_the_vocabulary_does_not_have_is_refused()
    {
        NameUnigram("siglip");
        _folder.Edit(model => model["text"]!["endId"] = 99_999);
        Refused("text.endId");
    }

    public void Dispose() => _folder.Dispose();

    private void NameUnigram(string cleaning) => Name("sentencepiece-unigram", "model", "unigram/plain/spiece.model", cleaning, text =>
    {
        (text["beginId"], text["endId"]) = (null, 1);
        text["lowerCase"] = cleaning != "none";
    });

    private void Name(string tokenizer, string key, string golden, string cleaning, Action<JsonObject> change)
    {
        var source = Fixtures.Require("golden/tokenizers/" + golden);
        var name = Path.GetFileName(source);
        var content = File.ReadAllBytes(source);
        File.WriteAllBytes(Path.Combine(_folder.Path, name), content);
        _folder.Edit(model =>
        {
            var text = model["text"]!.AsObject();
            (text["tokenizer"], text["cleaning"]) = (tokenizer, cleaning);
            text["tokenizerFiles"] = new JsonObject
            {
                [key] = new JsonObject
                {
                    ["path"] = name,
                    ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
                    ["bytes"] = content.Length,
                    ["url"] = null,
                },
            };
            change(text);
        });
    }

    private int[] Ids(string text) => TokenizerGolden.Encode(Load(), text);

    private ITextTokenizer Load()
    {
        var model = ClipModel.Open(_folder.Path);
        return TextTokenizers.Load(model.Manifest.Text, name => model.PathOf(model.Manifest.Text.TokenizerFiles[name]));
    }

    private void Refused(string named)
    {
        var fault = Assert.Throws<ShopVisionException>(Load);
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Contains("model.json", fault.Message, StringComparison.Ordinal);
    }
}
