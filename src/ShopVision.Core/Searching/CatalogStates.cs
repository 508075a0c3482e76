using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Searching;

/// <summary>Derives the <see cref="CatalogState"/> of the published generation, anew only after it has changed.</summary>
public sealed class CatalogStates(IProductIndex index, ModelDescription model, TextEncoder texts) : IDisposable
{
    private readonly SemaphoreSlim _building = new(1);
    private CatalogState? _latest;

    /// <summary>Throws <c>index-missing</c> and <c>model-mismatch</c>.</summary>
    public async Task<CatalogState> GetAsync(CancellationToken cancellationToken)
    {
        var generation = await DescribeAsync(cancellationToken);
        if (IsCurrent(_latest, generation))
            return _latest!;

        await _building.WaitAsync(cancellationToken);
        try
        {
            if (!IsCurrent(_latest, generation))
                _latest = await BuildAsync(generation, cancellationToken);
            return _latest!;
        }
        finally
        {
            _building.Release();
        }
    }

    public void Dispose() => _building.Dispose();

    private static bool IsCurrent(CatalogState? state, GenerationDescription generation) =>
        state is not null && state.Generation.Id == generation.Id && state.Generation.Revision >= generation.Revision;

    private async Task<GenerationDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var description = await index.DescribeAsync(cancellationToken)
            ?? throw new ShopVisionException(
                ErrorCode.IndexMissing, "Expected an index with a published catalog, found none. Run 'shopvision ingest' first.");
        var published = description.Published;
        published.Model.ThrowUnlessAdmits(model);
        return published;
    }

    private async Task<CatalogState> BuildAsync(GenerationDescription generation, CancellationToken cancellationToken)
    {
        var page = await index.SearchAsync(
            new IndexQuery { Depth = 0, Facets = Axes.All, FacetSize = Vocabulary.MaxValues }, cancellationToken);
        var vocabulary = Vocabulary.OfCatalog(model, page.Facets);
        var bank = await AttributeBank.BuildAsync(vocabulary.Readable, texts, cancellationToken);
        return new CatalogState(generation, bank, new IntentReader(vocabulary));
    }
}
