using System.Buffers;
using System.Numerics;
using ShopVision.Core.Embeddings;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Search;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// The <paramref name="depth"/> candidates nearest to a query, in two steps: all of them by their quantized vectors, then by their floats
/// those that rounding may have kept from the best. The floats alone decide.
/// </summary>
internal sealed class NearestProducts(Snapshot snapshot, Embedding query, ExactScores exact, ProductSet candidates, int depth)
{
    /// <summary>The scores of a scan take four bytes a row until the best are chosen.</summary>
    public const int MostAPass = 32;

    // Where fewer of the products than this share are candidates, visiting their rows takes less than a scan of all.
    private const double ScanFrom = 0.3;

    // So many candidates are on their way from memory while one is scored: theirs lie far apart.
    private const int Ahead = 8;

    // How many standard deviations two scores may lie apart that rounding swapped.
    private const double SafeDeviations = 10;

    private readonly QuantizedRows _rows = snapshot.Vectors;
    private readonly QuantizedQuery _query = new(query.Values, snapshot.Vectors.Stride);
    private readonly int _count = depth == 0 ? 0 : candidates.Count;

    // What a scan gave each row, until the best were taken from it.
    private float[]? _scores;

    /// <summary>Whether all rows are scored, and not only those of the candidates.</summary>
    public bool IsScan => _count > 0 && _count >= ScanFrom * snapshot.Products.Count;

    /// <summary>Whether a scan takes so long that others may come meanwhile.</summary>
    public bool PaysToShare => _rows.IsLarge;

    /// <summary>Scores all rows for several queries over one snapshot, in one pass.</summary>
    public static void Scan(IReadOnlyList<NearestProducts> many)
    {
        if (many.Count == 0)
            return;
        var rows = many[0]._rows;
        foreach (var one in many)
            one._scores = ArrayPool<float>.Shared.Rent(rows.Count);
        rows.Score([.. many.Select(one => one._query)], [.. many.Select(one => one._scores!)]);
    }

    /// <summary>In no order; products without images are never among them.</summary>
    public IEnumerable<int> Best()
    {
        if (_count == 0)
            return [];
        if (IsScan && _scores is null)
            Scan([this]);
        var scores = _scores ?? ArrayPool<float>.Shared.Rent(_rows.Count);
        _scores = null;
        try
        {
            return IsScan ? BestOfMany(scores.AsSpan(0, _rows.Count)) : BestOfFew(scores);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private IEnumerable<int> BestOfFew(float[] scores)
    {
        var leading = new LeadingScores(depth);
        var ahead = candidates.GetEnumerator();
        for (var i = 0; i < Ahead && ahead.MoveNext(); i++)
            Prefetch(ahead.Current);
        foreach (var place in candidates)
        {
            if (ahead.MoveNext())
                Prefetch(ahead.Current);
            var (first, count) = snapshot.Products.RowsOf(place);
            for (var row = first; row < first + count; row++)
                leading.Offer(place, scores[row] = _rows.Score(row, _query));
        }

        var best = new BestProducts(depth);
        var least = leading.Least() - Margin();
        foreach (var place in candidates)
        {
            var (first, count) = snapshot.Products.RowsOf(place);
            if (scores.AsSpan(first, count).ContainsAnyInRange(least, float.MaxValue))
                best.Offer(place, exact.Of(place)!.Value.Score);
        }

        return best.Products;
    }

    private void Prefetch(int place)
    {
        var (first, count) = snapshot.Products.RowsOf(place);
        for (var row = first; row < first + count; row++)
            _rows.Prefetch(row);
    }

    private IEnumerable<int> BestOfMany(ReadOnlySpan<float> scores)
    {
        var leading = new LeadingScores(depth);
        for (var row = 0; (row = NextFrom(scores, row, leading.LeastSoFar)) < scores.Length; row++)
            if (snapshot.PlaceOfRow(row) is >= 0 and var place && candidates.Contains(place))
                leading.Offer(place, scores[row]);

        var best = new BestProducts(depth);
        var least = leading.Least() - Margin();
        var last = -1;
        for (var row = 0; (row = NextFrom(scores, row, least)) < scores.Length; row++)
            if (snapshot.PlaceOfRow(row) is >= 0 and var place && place != last && candidates.Contains(place))
                best.Offer(last = place, exact.Of(place)!.Value.Score);
        return best.Products;
    }

    /// <summary>The first row from <paramref name="row"/> on that scores at least so much; where there is none, how many rows there are.</summary>
    private static int NextFrom(ReadOnlySpan<float> scores, int row, float least)
    {
        var floor = new Vector<float>(least);
        for (; row <= scores.Length - Vector<float>.Count; row += Vector<float>.Count)
            if (Vector.GreaterThanOrEqualAny(new Vector<float>(scores[row..]), floor))
                break;
        while (row < scores.Length && !(scores[row] >= least))
            row++;
        return row;
    }

    // Each number of a row is off by up to half a step, evenly, and each of the query by up to a step, half of one at the most on
    // average: over unit vectors that adds up to this deviation, whatever the vectors are (Dither).
    private float Margin()
    {
        var (row, asked) = (_rows.LargestScale, _query.Scale);
        return (float)(SafeDeviations * Math.Sqrt((row * row / 12) + (asked * asked / 4)));
    }
}
