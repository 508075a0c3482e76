using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Soak;

/// <summary>
/// What must hold for every answer of one reader: each cohort is there as one change left it or not at all, never older than what was
/// seen or acknowledged before.
/// </summary>
/// <param name="size">What there is.</param>
/// <param name="acknowledged">The last change of a cohort that was acknowledged before the question; of a follower, none is known.</param>
internal sealed class SoakChecks(SoakSize size, Func<int, long> acknowledged)
{
    private readonly long[] _seen = new long[size.Cohorts];

    /// <summary>The newest change that was seen.</summary>
    public long Newest { get; private set; }

    /// <summary>What the next answer must not be older than: to be noted before the question.</summary>
    public long[] Floor() => [.. _seen.Select((seen, cohort) => Math.Max(seen, acknowledged(cohort)))];

    /// <summary>An answer that holds all products which a question is about. Gives the cohorts that it holds.</summary>
    public IReadOnlyList<Cohort> Whole(IEnumerable<IndexEntry> entries, long[] floor)
    {
        var cohorts = new List<Cohort>();
        foreach (var members in entries.GroupBy(entry => Cohort.Of(entry.Product).Number))
        {
            var cohort = Same(members, floor);
            Expect(members.Count() == Cohort.Size, $"all of cohort {cohort.Number} or none", $"{members.Count()} products of version {cohort.Version}");
            cohorts.Add(cohort);
        }

        return cohorts;
    }

    /// <summary>An answer that may hold some products of a cohort alone, as the nearest ones.</summary>
    public void Parts(IEnumerable<IndexEntry> entries, long[] floor)
    {
        foreach (var members in entries.GroupBy(entry => Cohort.Of(entry.Product).Number))
            Same(members, floor);
    }

    /// <summary>Totals and facets count the same products, and each color is as frequent as the others.</summary>
    public static void Counts(SearchPage page, bool isFilteredByColor)
    {
        var (colors, cohortSize) = (page.Facets[Axes.Color], isFilteredByColor ? Cohort.Size / Cohort.Colors.Count : Cohort.Size);
        Expect(page.Total % cohortSize == 0, $"a total of whole cohorts of {cohortSize}", $"{page.Total}");
        Expect(
            colors.All(color => color.Count * cohortSize == page.Total * Cohort.Size / Cohort.Colors.Count),
            $"colors as frequent as each other in {page.Total}", string.Join(", ", colors));
        var numbered = page.Facets[Cohort.NumberField].Sum(value => value.Count);
        Expect(numbered == page.Total, $"{page.Total} products counted by cohort", $"{numbered}");
        Expect(page.Prices.Sum(prices => prices.Buckets.Sum(bucket => bucket.Count)) == page.Total, $"{page.Total} prices", string.Join(", ", page.Prices));
        Expect(page.Categories.Sum(category => category.Count) == page.Total, $"{page.Total} products in categories", string.Join(", ", page.Categories));
    }

    /// <summary>Each score is that of the product's own pictures, to the bit, and the best come first.</summary>
    public static void Scores(SearchPage page, Embedding query)
    {
        foreach (var hit in page.Hits.Where(hit => hit.VectorScore is not null))
        {
            var product = hit.Entry.Product;
            var images = Cohort.Of(product).Entry(Cohort.MemberOf(product)).Images;
            var score = images.Max(image => query.Dot(image.Embedding!));
            Expect(hit.VectorScore == score, $"a score of {score} for '{product.Id}'", $"{hit.VectorScore}");
        }
    }

    public static void Expect(bool holds, string expected, string found)
    {
        if (!holds)
            throw new InconsistentAnswerException($"Expected {expected}, found {found}.");
    }

    private Cohort Same(IEnumerable<IndexEntry> members, long[] floor)
    {
        var cohorts = members.Select(member => Cohort.Of(member.Product)).Distinct().ToList();
        Expect(cohorts.Count == 1, $"cohort {cohorts[0].Number} as one change left it", string.Join(", ", cohorts));
        var (number, version) = (cohorts[0].Number, cohorts[0].Version);
        Expect(version >= floor[number], $"cohort {number} of version {floor[number]} or later", $"{version}");
        _seen[number] = Math.Max(_seen[number], version);
        Newest = Math.Max(Newest, version);
        return cohorts[0];
    }
}
