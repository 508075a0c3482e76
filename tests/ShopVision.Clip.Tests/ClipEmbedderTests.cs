using System.Diagnostics.Metrics;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Telemetry;

namespace ShopVision.Clip.Tests;

public sealed class ClipEmbedderTests : IDisposable
{
    private readonly TinyClipFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_picture_that_has_no_direction_is_a_failure()
    {
        // So large a scale overflows, and what overflowed is no direction.
        _folder.Edit(model => model["image"]!["scale"] = 1e300);
        using var embedder = Load();

        var result = Assert.Single(await EmbedAsync(embedder, Endless().Take(1)));

        Assert.Equal(ErrorCode.ImageWithoutDirection, result.Failure!.Code);
        Assert.Equal("0", result.Failure.ItemId);
    }

    [Fact]
    public async Task Pictures_are_counted_by_what_became_of_them()
    {
        using var embedder = Load();
        var counts = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == ShopVisionTelemetry.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (counts)
            {
                var name = $"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")}";
                counts[name] = counts.GetValueOrDefault(name) + value;
            }
        });
        listener.Start();

        await EmbedAsync(embedder, Endless().Take(2).Append(new ImageSource("text", "no picture"u8.ToArray())));

        // Other tests of this process may embed at the same time, so these are the least.
        Assert.InRange(counts["shopvision.images.embedded "], 2, long.MaxValue);
        Assert.InRange(counts["shopvision.images.refused image-unsupported"], 1, long.MaxValue);
    }

    [Fact]
    public async Task No_more_pictures_are_read_than_the_lanes_will_soon_take()
    {
        // The batch whose results are out, one for each lane, one that is ready, and one that waits for a place.
        const int BatchSize = 4, Threads = 2, Most = (1 + Threads + 1 + 1) * BatchSize;
        using var embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions { BatchSize = BatchSize, Threads = Threads });
        var (read, full) = (0, new TaskCompletionSource());
        await foreach (var _ in embedder.EmbedImagesAsync(Endless(Count), TestContext.Current.CancellationToken))
        {
            // Whoever takes no results for a while must not find all pictures in memory.
            await full.Task;
            for (var i = 0; i < 1000; i++)
                await Task.Yield();
            break;
        }

        Assert.InRange(read, Most, Most);

        void Count()
        {
            if (Interlocked.Increment(ref read) == Most)
                full.SetResult();
        }
    }

    [Fact]
    public async Task Broken_pictures_among_many_leave_the_others_in_their_places()
    {
        using var embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions { BatchSize = 5, Threads = 3 });
        var mixed = Endless().Take(100).Select((image, i) => i % 3 == 1 ? new ImageSource(image.Id, "no picture"u8.ToArray()) : image);

        var results = await EmbedAsync(embedder, mixed);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), results.Select(result => result.Id));
        Assert.All(results.Index(), result => Assert.Equal(result.Index % 3 != 1, result.Item.Succeeded));
    }

    [Fact]
    public async Task A_warm_embedder_answers_as_a_cold_one()
    {
        using var cold = Load();
        using var warm = Load();
        await warm.WarmUpAsync(TestContext.Current.CancellationToken);
        var picture = new ImageSource("1", Picture.Jpeg(20, 30));
        var expected = await cold.EmbedImageAsync(picture, TestContext.Current.CancellationToken);
        var found = await warm.EmbedImageAsync(picture, TestContext.Current.CancellationToken);
        Assert.InRange(expected.Embedding!.Dot(found.Embedding!), 0.99999f, 1.00001f);
        Assert.InRange(found.InferenceTime, TimeSpan.FromTicks(1), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task A_disposed_embedder_says_so()
    {
        var embedder = Load();
        await embedder.EmbedTextsAsync(["shirt"], TestContext.Current.CancellationToken);
        embedder.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => embedder.EmbedTextsAsync(["shirt"], TestContext.Current.CancellationToken));
    }

    private ClipEmbedder Load() => ClipEmbedder.Load(_folder.Path, new ClipOptions());

    private static async Task<List<EmbeddedImage>> EmbedAsync(ClipEmbedder embedder, IAsyncEnumerable<ImageSource> images) =>
        await embedder.EmbedImagesAsync(images, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    private static async IAsyncEnumerable<ImageSource> Endless(Action? onRead = null)
    {
        var picture = Picture.Jpeg(20, 30);
        for (var i = 0; ; i++)
        {
            await Task.Yield();
            onRead?.Invoke();
            yield return new ImageSource($"{i}", picture);
        }
    }
}
