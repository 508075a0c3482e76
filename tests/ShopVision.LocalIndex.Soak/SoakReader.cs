using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Soak;

/// <summary>Asks all that can be asked, one question after the other, and checks each answer.</summary>
internal sealed class SoakReader(IProductIndex index, SoakSize size, SoakWatch watch, Func<int, long> acknowledged, int seed)
{
    private const int All = 1_000_000;
    private const int PageSize = 100;

    private readonly Random _random = new(seed);
    private readonly SoakChecks _checks = new(size, acknowledged);

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (!watch.IsOver)
        {
            await AskAsync(cancellationToken);
            watch.Saw(_checks.Newest);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private Task AskAsync(CancellationToken cancellationToken) => _random.Next(20) switch
    {
        < 6 => NearestAsync(cancellationToken),
        < 9 => WordsAsync(cancellationToken),
        < 13 => CohortAsync(cancellationToken),
        < 16 => BalanceAsync(cancellationToken),
        < 18 => GetAsync(cancellationToken),
        < 19 => WalkAsync(cancellationToken),
        _ => SuggestAsync(cancellationToken),
    };

    private async Task NearestAsync(CancellationToken cancellationToken)
    {
        var (query, filters) = (Cohort.Vector(_random.Next()), _random.Next(2) == 0 ? FilterSet.None : Filtered(Axes.Color, Pick(Cohort.Colors)));
        var floor = _checks.Floor();
        var page = await SearchAsync(new IndexQuery { Vector = new VectorLeg(query), Filters = filters, Sort = Pick(Enum.GetValues<ProductSort>()) }, cancellationToken);
        _checks.Parts(page.Hits.Select(hit => hit.Entry), floor);
        SoakChecks.Counts(page, isFilteredByColor: !filters.IsEmpty);
        SoakChecks.Scores(page, query);
    }

    /// <summary>Also those of cohorts that are gone, which may be found as slips of others.</summary>
    private async Task WordsAsync(CancellationToken cancellationToken)
    {
        var (cohort, floor) = (_random.Next(size.Cohorts), _checks.Floor());
        var page = await SearchAsync(new IndexQuery { Lexical = new LexicalLeg(Cohort.Word(cohort)), Depth = All }, cancellationToken);
        SoakChecks.Expect(page.Hits.Count == page.Total, $"all of {page.Total} hits", $"{page.Hits.Count}");
        ExpectLasting(cohort, _checks.Whole(page.Hits.Select(hit => hit.Entry), floor));
        SoakChecks.Counts(page, isFilteredByColor: false);
    }

    private async Task CohortAsync(CancellationToken cancellationToken)
    {
        var (cohort, floor) = (_random.Next(size.Cohorts), _checks.Floor());
        var page = await SearchAsync(new IndexQuery { Filters = Filtered(Cohort.NumberField, $"{cohort}"), Sort = Pick(Enum.GetValues<ProductSort>()) }, cancellationToken);
        SoakChecks.Expect(page.Hits.Count == page.Total, $"all of {page.Total} hits", $"{page.Hits.Count}");
        ExpectLasting(cohort, _checks.Whole(page.Hits.Select(hit => hit.Entry), floor));
    }

    /// <summary>What the lasting cohorts cost together never changes.</summary>
    private async Task BalanceAsync(CancellationToken cancellationToken)
    {
        var (sort, floor) = (Pick(Enum.GetValues<ProductSort>()), _checks.Floor());
        var page = await SearchAsync(new IndexQuery { Filters = Filtered(Cohort.LastingField, "yes"), Sort = sort, Depth = All }, cancellationToken);
        var cohorts = _checks.Whole(page.Hits.Select(hit => hit.Entry), floor);
        SoakChecks.Expect(cohorts.Count == size.LastingCohorts, $"{size.LastingCohorts} lasting cohorts", $"{cohorts.Count}");
        SoakChecks.Expect(cohorts.Sum(cohort => cohort.Balance) == size.LastingCohorts * SoakWriter.FirstBalance, "the balance of the beginning", $"{cohorts.Sum(cohort => cohort.Balance)}");
        var products = page.Hits.Select(hit => hit.Entry.Product).ToList();
        SoakChecks.Expect(products.SequenceEqual(products.Order(ProductOrder.Of(sort))), $"the order {sort}", "another");
        SoakChecks.Counts(page, isFilteredByColor: false);
    }

    private async Task GetAsync(CancellationToken cancellationToken)
    {
        var (cohort, floor) = (_random.Next(size.Cohorts), _checks.Floor());
        var entries = await watch.TimeAsync(index.GetAsync(Cohort.Ids(cohort), withVectors: true, cancellationToken));
        foreach (var found in _checks.Whole(entries, floor))
            SoakChecks.Expect(
                entries.Zip(found.Entries).All(pair => pair.First.Images.Select(Values).SequenceEqual(pair.Second.Images.Select(Values))),
                $"the vectors of version {found.Pictured} of cohort {cohort}", "others");

        static string Values(IndexedImage image) => $"{image.ContentDigest} {Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(image.Embedding!.Values))}";
    }

    /// <summary>Page by page, each from the state of its moment: what lasts comes exactly once.</summary>
    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        var (walked, after) = (new List<IndexEntry>(), "");
        while (true)
        {
            var query = new IndexQuery { AfterId = after, Depth = PageSize, Filters = Filtered(Cohort.LastingField, "yes") };
            var page = await watch.TimeAsync(index.SearchAsync(query, cancellationToken));
            if (page.Hits.Count == 0)
                break;
            walked.AddRange(page.Hits.Select(hit => hit.Entry));
            after = walked[^1].Product.Id;
        }

        var ids = walked.Select(entry => entry.Product.Id).ToList();
        SoakChecks.Expect(
            ids.SequenceEqual(Enumerable.Range(0, size.LastingCohorts).SelectMany(Cohort.Ids)), "all that lasts, once, by pages", $"{ids.Count} ids");
    }

    private async Task SuggestAsync(CancellationToken cancellationToken)
    {
        var completions = await watch.TimeAsync(index.SuggestAsync("shir", cancellationToken));
        SoakChecks.Expect(completions.Contains("shirt", StringComparer.OrdinalIgnoreCase), "the word that all titles share", string.Join(", ", completions));
    }

    private Task<SearchPage> SearchAsync(IndexQuery query, CancellationToken cancellationToken) => watch.TimeAsync(index.SearchAsync(
        query with { Facets = [Axes.Color, Cohort.NumberField], FacetSize = All, PriceBuckets = 5, Categories = new CategoryFacet([]) },
        cancellationToken));

    private void ExpectLasting(int cohort, IReadOnlyList<Cohort> found) => SoakChecks.Expect(
        cohort >= size.LastingCohorts || found.Any(other => other.Number == cohort), $"cohort {cohort}, which is never deleted", "none of it");

    private static FilterSet Filtered(string field, string value) =>
        new(new Dictionary<string, FieldFilter> { [field] = new ValuesFilter([value]) });

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
