using System.Runtime.CompilerServices;
using ShopVision.Clip;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Searching;
using ShopVision.LocalIndex;

namespace ShopVision.Bench.Scenarios;

/// <summary>A whole search by photo and words beside what it cannot do without: embedding the photo.</summary>
internal sealed class SearchRequests : IScenario
{
    public string Name => "search";

    public string Description => "Searches by photo and words over the drawn catalog, beside embedding the photo alone.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var shop = await DrawnShop.CreateAsync(products: 120, cancellationToken);
        using var embedder = ClipEmbedder.Load(DrawnShop.ModelFolder, new ClipOptions());
        using var service = new SearchService(embedder, LocalProductIndex.Open(shop.IndexFolder, new LocalIndexOptions(), TimeProvider.System), new SearchOptions(), TimeProvider.System);
        var photos = shop.Photos.Take(50).ToList();
        var (ours, bare) = await Interleaved.MedianAsync(
            11,
            async () =>
            {
                foreach (var photo in photos)
                    await service.SearchAsync(new SearchRequest { Photos = [photo], Text = "in blue" }, cancellationToken);
            },
            async () =>
            {
                foreach (var photo in photos)
                    await foreach (var _ in embedder.EmbedImagesAsync(new[] { new ImageSource("photo", photo) }.ToAsyncEnumerable(), cancellationToken))
                    {
                    }
            });
        yield return new Measurement(
            Name, "ms a search", ours.TotalMilliseconds / photos.Count, bare.TotalMilliseconds / photos.Count, "embedding the photo", Gate: null);
    }
}
