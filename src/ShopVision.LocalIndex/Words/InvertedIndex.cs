using System.Collections.Concurrent;
using ShopVision.Core.Words;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// Finds products by their words. Every match is visited, because a page says how many there are; what it adds was worked out when its
/// term was first asked for, so that a visit is a product and a sum. Thread safe.
/// </summary>
internal sealed class InvertedIndex
{
    /// <summary>What was typed comes before what means the same.</summary>
    private const float SynonymShare = 0.9f;

    private readonly QueryReader _queries;
    private readonly Lazy<Spelling> _spelling;

    /// <summary>Empty ones: a search that throws keeps its own.</summary>
    private readonly ConcurrentBag<ScoreTable> _tables = [];

    public InvertedIndex(Postings postings, QueryReader queries)
    {
        (Postings, _queries) = (postings, queries);
        _spelling = new Lazy<Spelling>(() => new Spelling(
            postings.All().Select(term => KeyValuePair.Create(term.Term, Postings.CountProducts(term.Postings)))));
    }

    public Postings Postings { get; }

    /// <summary>Products with any of the words; a word that no product has counts as those it may be a slip of, but for less.</summary>
    public LexicalMatches Search(string text)
    {
        var scores = Rent();
        foreach (var part in _queries.Read(text))
            Add(Known(part), scores);
        var named = LiftNamed(text, scores);
        var matches = scores.Take(named);
        _tables.Add(scores);
        return matches;
    }

    /// <summary>Whoever types a product's code wants that product, whatever else has these letters.</summary>
    private HashSet<int> LiftNamed(string text, ScoreTable scores)
    {
        var named = new HashSet<int>();
        foreach (var term in ProductCodes.OfQuery(text).Select(Postings.Find).OfType<TermPostings>())
            foreach (var place in term.Places)
                named.Add(place);
        if (named.Count == 0)
            return named;
        var lift = 1 + scores.Greatest();
        foreach (var place in named)
            scores.Add(place, lift);
        return named;
    }

    private void Add(List<KnownWording> wordings, ScoreTable scores)
    {
        if (wordings is [{ NeedsAll: false } only])
        {
            AddTerms(only, scores);
            return;
        }

        if (wordings.Count == 0)
            return;
        var (best, one) = (Rent(), Rent());
        foreach (var wording in wordings)
        {
            AddTerms(wording, one);
            if (wording.NeedsAll)
                foreach (var term in wording.Terms)
                    one.KeepOnly(term.Places);
            best.KeepGreater(one);
            one.Clear();
        }

        scores.Add(best);
        best.Clear();
        _tables.Add(best);
        _tables.Add(one);
    }

    private static void AddTerms(KnownWording wording, ScoreTable scores)
    {
        foreach (var term in wording.Terms)
            scores.Add(term.Places, term.Impacts, wording.Weight * term.Rarity);
    }

    private List<KnownWording> Known(QueryPart part)
    {
        var known = part.Wordings.Select(Known).OfType<KnownWording>().ToList();
        if (known.Count == 0 && part.MayBeMistyped)
            return [.. Slips(part.Wordings[0].Terms[0])];
        // A synonym that is rarer than the typed word would outweigh it otherwise.
        if (known.Find(wording => wording.IsTyped) is { } typed)
            for (var i = 0; i < known.Count; i++)
                if (!known[i].IsTyped)
                    known[i] = known[i] with { Weight = SynonymShare * Math.Min(1, Rarity(typed) / Rarity(known[i])) };
        return known;
    }

    private IEnumerable<KnownWording> Slips(string term) =>
        _spelling.Value.Near(term).Select(near => new KnownWording([Postings.Find(near.Word)!], NeedsAll: false, IsTyped: false, 1f / (1 + near.Distance)));

    private KnownWording? Known(Wording wording)
    {
        TermPostings[] terms = [.. wording.Terms.Select(Postings.Find).OfType<TermPostings>()];
        var isComplete = terms.Length == wording.Terms.Count || (terms.Length > 0 && !wording.NeedsAll);
        return isComplete ? new KnownWording(terms, wording.NeedsAll && terms.Length > 1, wording.IsTyped, Weight: 1) : null;
    }

    private static float Rarity(KnownWording wording) => wording.Terms.Sum(term => term.Rarity);

    private ScoreTable Rent() => _tables.TryTake(out var table) ? table : new ScoreTable(Postings.Products);

    /// <summary>A wording whose terms the catalog has.</summary>
    private sealed record KnownWording(TermPostings[] Terms, bool NeedsAll, bool IsTyped, float Weight);
}
