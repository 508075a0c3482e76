using System.Diagnostics;
using ShopVision.Core.Catalog;
using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.Core.Ranking;
using ShopVision.Core.Telemetry;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Searching;

/// <summary>The read river: a request in, a ranked answer with its reasons out. Thread safe.</summary>
public sealed class SearchService : IDisposable
{
    private static readonly IReadOnlyList<string> FacetFields = [.. Axes.All, Fields.Brand, Fields.InStock];

    private readonly IEmbedder _embedder;
    private readonly IProductIndex _index;
    private readonly RankerOptions _ranker;
    private readonly CatalogStates _states;
    private readonly Composer _composer;

    public SearchService(IEmbedder embedder, IProductIndex index, RankerOptions ranker)
    {
        (_embedder, _index, _ranker) = (embedder, index, ranker);
        var texts = new TextEncoder(embedder);
        _states = new CatalogStates(index, embedder.Model, texts);
        _composer = new Composer(embedder.Model.Calibration, texts);
    }

    /// <summary>Throws a <see cref="ShopVisionException"/> for whatever the caller can mend.</summary>
    public async Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        request.Validate();
        using var activity = ShopVisionTelemetry.Activities.StartActivity("search");
        var clock = new SearchClock();
        var state = await _states.GetAsync(cancellationToken);
        var question = await AskAsync(request, state, clock, cancellationToken);

        var started = Stopwatch.GetTimestamp();
        var page = await _index.SearchAsync(Query(request, question), cancellationToken);
        var ranked = page.Hits.Count == 0 ? [] : Rank(page.Hits, question);
        var shown = ranked.Skip(request.Offset).Take(request.Limit).ToList();
        var reasons = request.Explain ? await ReasonsAsync(shown, question, cancellationToken) : null;
        clock.Search = Stopwatch.GetElapsedTime(started);

        ShopVisionTelemetry.SearchDuration.Record(clock.Total.TotalMilliseconds);
        return new SearchResponse(
            [.. shown.Select((hit, i) => View(hit, reasons?[i]))],
            new SearchTotal(page.Total),
            page.Facets.Where(facet => facet.Value.Count > 0).ToDictionary(facet => facet.Key, facet => facet.Value),
            question.View(request),
            clock.View(),
            _embedder.Model.Label,
            page.Generation);
    }

    /// <summary>Loads what the first search would wait for; throws as a search would.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken) => await _states.GetAsync(cancellationToken);

    public void Dispose() => _states.Dispose();

    private async Task<Question> AskAsync(SearchRequest request, CatalogState state, SearchClock clock, CancellationToken cancellationToken)
    {
        // At either end of the text weight the other side is not there at all, so that 0 and 1 are exact in every composition.
        var text = request.TextWeight == 0 && HasPhoto(request) || string.IsNullOrWhiteSpace(request.Text) ? null : request.Text.Trim();
        var photo = request.TextWeight == 1 && text is not null ? null : await PhotoAsync(request, clock, cancellationToken);
        var intent = text is null ? null : state.Intent.Read(text);

        var started = Stopwatch.GetTimestamp();
        try
        {
            switch (photo, intent)
            {
                case (null, null):
                    return new Question(null, null, null, null);
                case (null, not null):
                    return new Question(await _composer.OfWordsAsync(intent, cancellationToken), intent, null, null);
                case (not null, null):
                    return new Question(Composer.OfPhoto(photo.Embedding), null, null, request.Explain ? Read(photo, state) : null);
                default:
                    var reading = Read(photo, state);
                    var composed = await _composer.OfBothAsync(
                        new CompositionInput(photo.Embedding, reading, intent), request.Composition, request.TextWeight, cancellationToken);
                    return new Question(composed.Query, intent, composed, reading);
            }
        }
        finally
        {
            clock.Encode += Stopwatch.GetElapsedTime(started);
        }
    }

    private static bool HasPhoto(SearchRequest request) => request.Photos.Count + request.ProductIds.Count > 0;

    private static PhotoReading Read(Reference photo, CatalogState state)
    {
        var reading = state.Bank.Read(photo.Embedding);
        return photo.Product is { } product ? reading.Knowing(product) : reading;
    }

    private async Task<Reference?> PhotoAsync(SearchRequest request, SearchClock clock, CancellationToken cancellationToken)
    {
        if (!HasPhoto(request))
            return null;
        var embeddings = new List<Embedding>();
        var started = Stopwatch.GetTimestamp();
        var uploads = request.Photos.Select((photo, i) => new ImageSource($"photo {i + 1}", photo)).ToAsyncEnumerable();
        await foreach (var image in _embedder.EmbedImagesAsync(uploads, cancellationToken))
        {
            clock.Decode += image.DecodeTime;
            embeddings.Add(image.Succeeded ? image.Embedding : throw new ShopVisionException(image.Failure.Code, image.Failure.Message));
        }

        clock.Encode += Stopwatch.GetElapsedTime(started) - clock.Decode;
        var entries = await EntriesAsync(request.ProductIds, cancellationToken);
        foreach (var entry in entries)
            embeddings.Add(entry.Images is [{ Embedding: { } first }, ..]
                ? first
                : throw new ShopVisionException(
                    ErrorCode.ImageNotFound, $"Product '{entry.Product.Id}' has no picture to search by. Search by its words instead."));
        return new Reference(Embedding.Mean(embeddings), embeddings.Count == 1 ? entries.SingleOrDefault()?.Product : null);
    }

    private async Task<IReadOnlyList<IndexEntry>> EntriesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var entries = await _index.GetAsync(ids, withVectors: true, cancellationToken);
        var missing = ids.Except(entries.Select(entry => entry.Product.Id)).FirstOrDefault();
        return missing is null
            ? entries
            : throw new ShopVisionException(ErrorCode.ProductNotFound, $"Expected the id of a product in the catalog, found '{missing}'.");
    }

    private IndexQuery Query(SearchRequest request, Question question) => new()
    {
        Vector = question.Composed is null ? null : new VectorLeg(question.Composed.Direction),
        Lexical = question.LexicalText is { Length: > 0 } text ? new LexicalLeg(text) : null,
        Filters = request.Filters,
        ExcludedIds = request.ProductIds,
        Depth = Math.Max(request.Offset + request.Limit, _ranker.MinimumDepth),
        Facets = FacetFields,
    };

    private IReadOnlyList<RankedHit> Rank(IReadOnlyList<IndexHit> hits, Question question) => Ranker.Rank(
        hits,
        new RankingWeights(_ranker.LexicalWeight * question.WordsShare, _ranker.AgreementWeight * question.WordsShare),
        question.Expectations);

    private async Task<IReadOnlyList<IReadOnlyList<Reason>>> ReasonsAsync(
        IReadOnlyList<RankedHit> shown, Question question, CancellationToken cancellationToken)
    {
        var ids = shown.Select(hit => hit.Hit.Entry.Product.Id).ToList();
        var entries = (await _index.GetAsync(ids, withVectors: true, cancellationToken)).ToDictionary(entry => entry.Product.Id);
        return [.. shown.Select(hit => Reasons.Of(hit, entries.GetValueOrDefault(hit.Hit.Entry.Product.Id), question.Composed))];
    }

    private static SearchHit View(RankedHit hit, IReadOnlyList<Reason>? reasons)
    {
        var product = hit.Hit.Entry.Product;
        // A product found by its words alone still shows its first picture.
        int? image = hit.Hit.ImageIndex ?? (hit.Hit.Entry.Images.Count > 0 ? 0 : null);
        return new SearchHit(
            product.Id,
            hit.Score,
            image is { } index ? new HitImage(index, ProductView.ImageUrl(product.Id, index)) : null,
            ProductView.Of(product),
            reasons);
    }

    /// <summary>What a search starts from; the product where it is one of the catalog's own.</summary>
    private sealed record Reference(Embedding Embedding, Product? Product);
}
