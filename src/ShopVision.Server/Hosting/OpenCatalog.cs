using ShopVision.Clip;
using ShopVision.Clip.Images;
using ShopVision.Core.Classifying;
using ShopVision.Core.Images;
using ShopVision.Core.Indexing;
using ShopVision.Core.Searching;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Hosting;

/// <summary>A model and a data folder, opened together: what every command that touches a catalog works on.</summary>
internal sealed class OpenCatalog : IDisposable
{
    private OpenCatalog(DataFolder folder, ClipEmbedder embedder, IProductIndex index, ImageLimits limits, SearchOptions search)
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

    public IProductIndex Index { get; }

    public IImageStore Images { get; }

    public IImageRenderer Renderer { get; }

    public SearchService Search { get; }

    public Classifier Classifier { get; }

    public static OpenCatalog Open(DataFolder folder, string? index, string? model, IConfiguration settings)
    {
        var clip = settings.Bind<ClipOptions>(ClipOptions.Section);
        var embedder = ClipEmbedder.Load(ModelLocation.Resolve(model), clip);
        try
        {
            return new OpenCatalog(folder, embedder, CatalogIndex.Open(folder, index, settings), clip.Limits, settings.Bind<SearchOptions>(SearchOptions.Section));
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
        (Index as IDisposable)?.Dispose();
        Embedder.Dispose();
    }
}
