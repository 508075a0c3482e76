using System.Diagnostics;
using ShopVision.Core.Catalog;
using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.Core.Ranking;
using ShopVision.Core.Searching.Paging;
using ShopVision.Core.Telemetry;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Searching;

/// <summary>The read river: a request in, a ranked answer with its reasons out. Thread safe.</summary>
public sealed class SearchService : IDisposable
{
    private const int PriceBuckets = 12;

    private static readonly IReadOnlyList<string> FacetFields = [.. Axes.All, Fields.Brand, Fields.InStock];

    private readonly IEmbedder _embedder;
    private readonly IProductIndex _index;
    private readonly SearchOptions _options;
    private readonly TimeProvider _time;
    private readonly CatalogStates _states;
    private readonly QuestionReader _questions;

    /// <summary>Throws <c>unknown-composition</c> where the options name one.</summary>
    public SearchService(IEmbedder embedder, IProductIndex index, SearchOptions options, TimeProvider time)
    {
        (_embedder, _index, _options, _time) = (embedder, index, options, time);
        var texts = new TextEncoder(embedder);
        _states = new CatalogStates(index, embedder.Model, texts);
        _questions = new QuestionReader(new ReferenceReader(embedder, index), new Composer(embedder.Model.Calibration with { Composition = options.Composition ?? embedder.Model.Calibration.Composition }, texts));
    }

    /// <summary>Throws a <see cref="Errors.ShopVisionException"/> for whatever the caller can mend.</summary>
    public async Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        request.Validate();
        var start = PageStart.Of(request, _options.CursorLifetime, _time.GetUtcNow());
        using var activity = ShopVisionTelemetry.Activities.StartActivity("search");
        var clock = new SearchClock();
        var state = await _states.GetAsync(cancellationToken);
        var question = await _questions.ReadAsync(request, state, clock, cancellationToken);

        var started = Stopwatch.GetTimestamp();
        var page = await _index.SearchAsync(Query(request, question, start), cancellationToken);
        var ranked = Rank(page.Hits, question);
        var relevant = IsSortedOtherwise(request) ? RelevantHits.Among(ranked, question.Expectations) : ranked;
        var (shown, next) = start.Take(InOrder(request, relevant), hit => hit.Hit.Entry.Product);
        var reasons = request.Explain ? await ReasonsAsync(shown, question, cancellationToken) : null;
        clock.Search = Stopwatch.GetElapsedTime(started);

        ShopVisionTelemetry.SearchDuration.Record(clock.Total.TotalMilliseconds);
        return new SearchResponse(
            [.. shown.Select((hit, i) => SearchHit.Of(hit, reasons?[i]))],
            TotalOf(page, ranked.Count - relevant.Count),
            page.Facets.Where(facet => facet.Value.Count > 0).ToDictionary(facet => facet.Key, facet => facet.Value),
            page.Categories,
            page.Prices,
            SearchSorting.For(request),
            next,
            question.View(request),
            clock.View(),
            _embedder.Model.Label,
            page.Generation);
    }

    /// <summary>Loads what the first search would wait for; throws as a search would.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken) => await _states.GetAsync(cancellationToken);

    public void Dispose() => _states.Dispose();

    private IndexQuery Query(SearchRequest request, Question question, PageStart start) => new()
    {
        Vector = question.Composed is null ? null : new VectorLeg(question.Composed.Direction),
        Lexical = question.LexicalText is { Length: > 0 } text ? new LexicalLeg(text) : null,
        Filters = request.Filters,
        ExcludedIds = request.ProductIds,
        // What is ranked here is sorted and collapsed here, after the legs were fused; the rest the index does better.
        Sort = request.IsRanked ? ProductSort.Relevance : request.Sort,
        CollapsesGroups = !request.IsRanked && request.CollapsesGroups,
        AfterId = start.AfterId,
        Depth = DepthOf(request, start),
        Facets = FacetFields,
        Categories = new CategoryFacet(request.Filters.ByField.GetValueOrDefault(Fields.Category) is ValuesFilter opened ? opened.Values : []),
        PriceBuckets = PriceBuckets,
    };

    private int DepthOf(SearchRequest request, PageStart start) =>
        !request.IsRanked ? start.Depth
        : request.Sort != ProductSort.Relevance || request.CollapsesGroups ? SearchRequest.MaxDepth
        : Math.Max(start.Depth, _options.MinimumDepth);

    private static bool IsSortedOtherwise(SearchRequest request) => request.IsRanked && request.Sort != ProductSort.Relevance;

    /// <summary>Of what lies deeper than the index looked, nobody knows what is relevant.</summary>
    private static SearchTotal TotalOf(SearchPage page, int irrelevant) => irrelevant == 0
        ? new SearchTotal(page.Total)
        : new SearchTotal(page.Hits.Count - irrelevant, page.Hits.Count < SearchRequest.MaxDepth ? "eq" : "gte");

    private static IReadOnlyList<RankedHit> InOrder(SearchRequest request, IReadOnlyList<RankedHit> ranked)
    {
        if (request.Sort != ProductSort.Relevance)
            ranked = [.. ranked.OrderBy(hit => hit.Hit.Entry.Product, ProductOrder.Of(request.Sort))];
        return request.CollapsesGroups ? [.. ranked.DistinctBy(hit => Groups.KeyOf(hit.Hit.Entry.Product))] : ranked;
    }

    private IReadOnlyList<RankedHit> Rank(IReadOnlyList<IndexHit> hits, Question question) => Ranker.Rank(
        hits,
        new RankingWeights(_options.LexicalWeight * question.WordsShare, _options.AgreementWeight * question.WordsShare),
        question.Expectations);

    private async Task<IReadOnlyList<IReadOnlyList<Reason>>> ReasonsAsync(
        IReadOnlyList<RankedHit> shown, Question question, CancellationToken cancellationToken)
    {
        var ids = shown.Select(hit => hit.Hit.Entry.Product.Id).ToList();
        var entries = (await _index.GetAsync(ids, withVectors: true, cancellationToken)).ToDictionary(entry => entry.Product.Id);
        return [.. shown.Select(hit => Reasons.Of(hit, entries.GetValueOrDefault(hit.Hit.Entry.Product.Id), question.Composed))];
    }
}
