using System.Diagnostics;
using ShopVision.Core.Catalog;
using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
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
    private readonly SearchOptions _options;
    private readonly CatalogStates _states;
    private readonly QuestionReader _questions;

    /// <summary>Throws <c>unknown-composition</c> where the options name one.</summary>
    public SearchService(IEmbedder embedder, IProductIndex index, SearchOptions options)
    {
        (_embedder, _index, _options) = (embedder, index, options);
        var texts = new TextEncoder(embedder);
        _states = new CatalogStates(index, embedder.Model, texts);
        _questions = new QuestionReader(new ReferenceReader(embedder, index), new Composer(embedder.Model.Calibration with { Composition = options.Composition ?? embedder.Model.Calibration.Composition }, texts));
    }

    /// <summary>Throws a <see cref="Errors.ShopVisionException"/> for whatever the caller can mend.</summary>
    public async Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        request.Validate();
        using var activity = ShopVisionTelemetry.Activities.StartActivity("search");
        var clock = new SearchClock();
        var state = await _states.GetAsync(cancellationToken);
        var question = await _questions.ReadAsync(request, state, clock, cancellationToken);

        var started = Stopwatch.GetTimestamp();
        var page = await _index.SearchAsync(Query(request, question), cancellationToken);
        var ranked = Rank(page.Hits, question);
        var shown = ranked.Skip(request.Offset).Take(request.Limit).ToList();
        var reasons = request.Explain ? await ReasonsAsync(shown, question, cancellationToken) : null;
        clock.Search = Stopwatch.GetElapsedTime(started);

        ShopVisionTelemetry.SearchDuration.Record(clock.Total.TotalMilliseconds);
        return new SearchResponse(
            [.. shown.Select((hit, i) => SearchHit.Of(hit, reasons?[i]))],
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

    private IndexQuery Query(SearchRequest request, Question question) => new()
    {
        Vector = question.Composed is null ? null : new VectorLeg(question.Composed.Direction),
        Lexical = question.LexicalText is { Length: > 0 } text ? new LexicalLeg(text) : null,
        Filters = request.Filters,
        ExcludedIds = request.ProductIds,
        Depth = Math.Max(request.Offset + request.Limit, _options.MinimumDepth),
        Facets = FacetFields,
    };

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
