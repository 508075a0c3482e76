using ShopVision.Contracts;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Tests.Vocabularies;

public sealed class TextEncoderTests
{
    private readonly FakeEmbedder _embedder = new();

    [Fact]
    public async Task A_text_is_embedded_once()
    {
        var texts = new TextEncoder(_embedder);
        await texts.EncodeAsync(["red", "blue", "red"], TestContext.Current.CancellationToken);
        await texts.EncodeAsync("blue", TestContext.Current.CancellationToken);

        Assert.Equal(2, _embedder.TextsEmbedded);
    }

    [Fact]
    public async Task The_order_of_the_texts_is_kept()
    {
        var texts = new TextEncoder(_embedder);
        await texts.EncodeAsync("blue", TestContext.Current.CancellationToken);
        var embeddings = await texts.EncodeAsync(["red", "blue"], TestContext.Current.CancellationToken);

        Assert.Equal(1, embeddings[0].Dot(FakeEmbedder.Embed("red")), 1e-5);
        Assert.Equal(1, embeddings[1].Dot(FakeEmbedder.Embed("blue")), 1e-5);
    }

    [Fact]
    public async Task The_text_not_used_for_longest_is_forgotten_first()
    {
        var texts = new TextEncoder(_embedder, capacity: 2);
        foreach (var text in (string[])["a", "b", "a", "c", "a"])
            await texts.EncodeAsync(text, TestContext.Current.CancellationToken);

        Assert.Equal(3, _embedder.TextsEmbedded);
    }
}
