using System.Runtime.CompilerServices;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Words;

namespace ShopVision.Bench.Scenarios.Words;

/// <summary>Finding the hundred best titles by their words beside scoring every title, which must find the same.</summary>
internal sealed class WordsSearch : IScenario
{
    private const int Titles = 100_000;
    private const int Queries = 100;
    private const int Depth = 100;
    private const int Rounds = 21;

    private int _found;

    public string Name => "words-search";

    public string Description => $"BM25 over {Titles:N0} generated titles, beside scoring every one of them.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var titles = new GeneratedTitles(Titles);
        var words = new CatalogWords(WordRules.Of(new WordOptions()));
        var index = words.Index([.. titles.Products.Select(words.Of)]);
        var every = new EveryTitle(titles.Words);
        var all = ProductSet.All(Titles);
        (int[] Words, string Text)[] queries =
            [.. titles.Queries(Queries).Select(query => (query, string.Join(' ', query.Select(GeneratedTitles.WordOf))))];
        foreach (var (query, text) in queries)
            if (!every.Best(query, Depth).SequenceEqual(index.Search(text).Best(all, Depth).Order()))
                throw new InvalidOperationException($"The index and the scores of all titles differ for '{text}'.");

        var (ours, bare) = await Interleaved.MedianAsync(
            Rounds,
            () => Run(() => queries.Sum(query => index.Search(query.Text).Best(all, Depth).Count())),
            () => Run(() => queries.Sum(query => every.Best(query.Words, Depth).Count)));
        if (_found == 0)
            throw new InvalidOperationException("Words of the titles found none of them.");
        yield return new Measurement(
            Name, "queries a second", Queries / ours.TotalSeconds, Queries / bare.TotalSeconds, "scoring every title", Gate.AtLeast(20));
    }

    private Task Run(Func<int> search)
    {
        _found += search();
        return Task.CompletedTask;
    }
}
