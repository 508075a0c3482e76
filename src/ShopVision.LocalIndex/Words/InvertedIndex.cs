using System.Collections.Concurrent;
using ShopVision.Core.Words;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// Finds products by their words. Every match is visited, because a page says how many there are; what it adds was worked out with the
/// index, so that a visit is a product and a sum. Immutable.
/// </summary>
internal sealed class InvertedIndex
{
    /// <summary>What was typed comes before what means the same.</summary>
    private const float SynonymShare = 0.9f;

    private readonly TermNumbers _numbers;
    private readonly QueryReader _queries;
    private readonly Postings _postings;
    private readonly Lazy<Spelling> _spelling;

    /// <summary>Empty ones: a search that throws keeps its own.</summary>
    private readonly ConcurrentBag<ScoreTable> _tables = [];

    public InvertedIndex(IReadOnlyList<ProductWords> products, TermNumbers numbers, QueryReader queries)
    {
        (_numbers, _queries) = (numbers, queries);
        _postings = new Postings(products, numbers.Count);
        _spelling = new Lazy<Spelling>(() => new Spelling(
            numbers.All.Select(term => KeyValuePair.Create(term.Key, _postings.Frequency(term.Value))).Where(term => term.Value > 0)));
    }

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
        foreach (var term in ProductCodes.OfQuery(text).Select(Find).OfType<int>())
            foreach (var place in _postings.Places(term))
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
                    one.KeepOnly(_postings.Places(term));
            best.KeepGreater(one);
            one.Clear();
        }

        scores.Add(best);
        best.Clear();
        _tables.Add(best);
        _tables.Add(one);
    }

    private void AddTerms(KnownWording wording, ScoreTable scores)
    {
        foreach (var term in wording.Terms)
            scores.Add(_postings.Places(term), _postings.Impacts(term), wording.Weight * _postings.Rarity(term));
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
        _spelling.Value.Near(term).Select(near => new KnownWording([Find(near.Word)!.Value], NeedsAll: false, IsTyped: false, 1f / (1 + near.Distance)));

    private KnownWording? Known(Wording wording)
    {
        int[] terms = [.. wording.Terms.Select(Find).OfType<int>()];
        var isComplete = terms.Length == wording.Terms.Count || (terms.Length > 0 && !wording.NeedsAll);
        return isComplete ? new KnownWording(terms, wording.NeedsAll && terms.Length > 1, wording.IsTyped, Weight: 1) : null;
    }

    private float Rarity(KnownWording wording) => wording.Terms.Sum(_postings.Rarity);

    private ScoreTable Rent() => _tables.TryTake(out var table) ? table : new ScoreTable(_postings.Products);

    private int? Find(string term) => _numbers.Find(term) is { } number && _postings.Frequency(number) > 0 ? number : null;

    /// <summary>A wording whose terms the catalog has.</summary>
    private sealed record KnownWording(int[] Terms, bool NeedsAll, bool IsTyped, float Weight);
}
