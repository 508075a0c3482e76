using ShopVision.Clip;
using ShopVision.Clip.Images;
using ShopVision.Core.Classifying;
using ShopVision.Core.Images;
using ShopVision.Core.Searching;
using ShopVision.Core.Words;
using ShopVision.LocalIndex;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Hosting;

/// <summary>A model and a data folder, opened together: what every command that touches a catalog works on.</summary>
internal sealed class OpenCatalog : IDisposable
{
    private OpenCatalog(DataFolder folder, ClipEmbedder embedder, LocalProductIndex index, ImageLimits limits, SearchOptions search)
    {
        Folder = folder;
        Embedder = embedder;
        Index = index;
        Images = new FileImageStore(folder.Images);
        Renderer = new VipsImageRenderer(limits);
        Search = new SearchService(embedder, index, search, TimeProvider.System);
        Classifier = new Classifier(embedder);
    }

    public DataFolder Folder { get; }

    public ClipEmbedder Embedder { get; }

    public LocalProductIndex Index { get; }

    public IImageStore Images { get; }

    public IImageRenderer Renderer { get; }

    public SearchService Search { get; }

    public Classifier Classifier { get; }

    public static OpenCatalog Open(DataFolder folder, string? model, IConfiguration settings)
    {
        var clip = settings.Bind<ClipOptions>(ClipOptions.Section);
        var embedder = ClipEmbedder.Load(ModelLocation.Resolve(model), clip);
        try
        {
            var indexing = settings.Bind<LocalIndexOptions>(LocalIndexOptions.Section) with { Words = settings.Bind<WordOptions>(WordOptions.Section) };
            var index = LocalProductIndex.Open(folder.Index, indexing, TimeProvider.System);
            return new OpenCatalog(folder, embedder, index, clip.Limits, settings.Bind<SearchOptions>(SearchOptions.Section));
        }
        catch
        {
            embedder.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Search.Dispose();
        Embedder.Dispose();
    }
}
