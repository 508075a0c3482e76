using ShopVision.Core.Embeddings;

namespace ShopVision.Contracts;

/// <summary>What every <see cref="IEmbedder"/> promises.</summary>
public abstract class EmbedderContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IEmbedder Embedder { get; }

    /// <summary>Encoded pictures that differ, more of them than go through the model at once.</summary>
    protected abstract IReadOnlyList<byte[]> Pictures { get; }

    /// <summary>Content that is no picture.</summary>
    protected abstract byte[] BrokenPicture { get; }

    [Fact]
    public async Task Texts_come_back_in_order_as_unit_vectors_of_the_model()
    {
        string[] texts = ["red shirt", "blue shoes", "a green bag", "a red shirt with a very long and winding description that says little"];
        var together = await Embedder.EmbedTextsAsync(texts, Cancellation);

        Assert.Equal(texts.Length, together.Count);
        for (var i = 0; i < texts.Length; i++)
            AssertSame((await Embedder.EmbedTextsAsync([texts[i]], Cancellation))[0], together[i]);
        Assert.All(together, AssertUnit);
    }

    [Fact]
    public async Task No_text_gives_no_embedding() => Assert.Empty(await Embedder.EmbedTextsAsync([], Cancellation));

    [Fact]
    public async Task The_empty_text_has_an_embedding() =>
        AssertUnit(Assert.Single(await Embedder.EmbedTextsAsync([""], Cancellation)));

    [Fact]
    public async Task Images_come_back_in_order_as_unit_vectors_of_the_model()
    {
        var together = await EmbedAsync(Pictures);

        Assert.Equal(Enumerable.Range(0, Pictures.Count).Select(i => $"{i}"), together.Select(result => result.Id));
        Assert.All(together, result => AssertUnit(result.Embedding!));
    }

    [Fact]
    public async Task A_batch_gives_what_single_images_give()
    {
        var together = await EmbedAsync(Pictures);
        for (var i = 0; i < Pictures.Count; i++)
            AssertSame((await EmbedAsync([Pictures[i]]))[0].Embedding!, together[i].Embedding!);
    }

    [Fact]
    public async Task A_query_gives_what_the_stream_gives()
    {
        var together = await EmbedAsync(Pictures);
        var queries = await Task.WhenAll(Pictures.Select((content, i) => Embedder.EmbedImageAsync(new ImageSource($"{i}", content), Cancellation)));

        Assert.Equal(together.Select(result => result.Id), queries.Select(result => result.Id));
        foreach (var (expected, found) in together.Zip(queries))
            AssertSame(expected.Embedding!, found.Embedding!);
    }

    [Fact]
    public async Task A_query_with_a_broken_image_is_a_failure()
    {
        var result = await Embedder.EmbedImageAsync(new ImageSource("upload", BrokenPicture), Cancellation);
        Assert.False(result.Succeeded);
        Assert.Equal("upload", result.Failure!.ItemId);
        Assert.StartsWith("image-", result.Failure.Code.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_query_is_not_embedded() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => Embedder.EmbedImageAsync(new ImageSource("upload", Pictures[0]), new CancellationToken(canceled: true)));

    [Fact]
    public async Task The_same_input_gives_the_same_vector()
    {
        var (first, second) = (await EmbedAsync([Pictures[0]]), await EmbedAsync([Pictures[0]]));
        Assert.Equal(first[0].Embedding!.Values.ToArray(), second[0].Embedding!.Values.ToArray());

        var texts = await Embedder.EmbedTextsAsync(["red shirt"], Cancellation);
        var again = await Embedder.EmbedTextsAsync(["red shirt"], Cancellation);
        Assert.Equal(texts[0].Values.ToArray(), again[0].Values.ToArray());
    }

    [Fact]
    public async Task Different_inputs_give_different_vectors()
    {
        var images = await EmbedAsync(Pictures.Take(2));
        Assert.InRange(images[0].Embedding!.Dot(images[1].Embedding!), -1, 0.9999f);
        var texts = await Embedder.EmbedTextsAsync(["red shirt", "blue shoes"], Cancellation);
        Assert.InRange(texts[0].Dot(texts[1]), -1, 0.9999f);
    }

    [Fact]
    public async Task A_broken_image_is_a_failure_in_its_place()
    {
        var results = await EmbedAsync([Pictures[0], BrokenPicture, Pictures[1], BrokenPicture]);

        Assert.Equal([true, false, true, false], results.Select(result => result.Succeeded));
        Assert.All([results[1], results[3]], result =>
        {
            Assert.Equal(result.Id, result.Failure!.ItemId);
            Assert.StartsWith("image-", result.Failure.Code.Name, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task No_image_gives_no_result() => Assert.Empty(await EmbedAsync([]));

    [Fact]
    public async Task Cancelling_ends_a_stream_of_images()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Embedder.EmbedImagesAsync(Endlessly(), source.Token))
                if (++seen == 3)
                    await source.CancelAsync();
        });
        Assert.True(seen >= 3);
    }

    [Fact]
    public async Task A_caller_may_leave_a_stream_of_images_early()
    {
        await foreach (var result in Embedder.EmbedImagesAsync(Endlessly(), Cancellation))
        {
            Assert.True(result.Succeeded);
            break;
        }

        Assert.Single(await EmbedAsync([Pictures[0]]));
    }

    [Fact]
    public async Task A_fault_of_the_source_reaches_the_caller()
    {
        var fault = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var result in Embedder.EmbedImagesAsync(Failing(), Cancellation))
                Assert.True(result.Succeeded);
        });
        Assert.Equal("The feed ended.", fault.Message);
    }

    [Fact]
    public async Task Cancelled_texts_are_not_embedded() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Embedder.EmbedTextsAsync(["red shirt"], new CancellationToken(canceled: true)));

    [Fact]
    public async Task Callers_do_not_disturb_each_other()
    {
        var alone = await EmbedAsync(Pictures);
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EmbedAsync(Pictures)));
        Assert.All(atOnce, results =>
        {
            foreach (var (expected, found) in alone.Zip(results))
                AssertSame(expected.Embedding!, found.Embedding!);
        });
    }

    private Task<List<EmbeddedImage>> EmbedAsync(IEnumerable<byte[]> pictures) => Embedder
        .EmbedImagesAsync(pictures.Select((content, i) => new ImageSource($"{i}", content)).ToAsyncEnumerable(), Cancellation)
        .ToListAsync(Cancellation).AsTask();

    private async IAsyncEnumerable<ImageSource> Endlessly()
    {
        for (var i = 0; ; i++)
        {
            await Task.Yield();
            yield return new ImageSource($"{i}", Pictures[i % Pictures.Count]);
        }
    }

    private async IAsyncEnumerable<ImageSource> Failing()
    {
        await Task.Yield();
        yield return new ImageSource("0", Pictures[0]);
        throw new IOException("The feed ended.");
    }

    private void AssertUnit(Embedding embedding)
    {
        Assert.Equal(Embedder.Model.Dimensions, embedding.Dimensions);
        Assert.InRange(embedding.Dot(embedding), 0.9999f, 1.0001f);
    }

    private static void AssertSame(Embedding expected, Embedding found) => Assert.InRange(expected.Dot(found), 0.99999f, 1.0001f);
}
