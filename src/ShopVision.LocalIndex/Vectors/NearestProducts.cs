using System.Buffers;
using System.Numerics.Tensors;
using ShopVision.Core.Embeddings;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Search;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// The products nearest to a query, in two steps: all candidates by their quantized vectors, then by their floats those that rounding
/// may have kept from the best. The floats alone decide.
/// </summary>
internal sealed class NearestProducts(Snapshot snapshot, Embedding query)
{
    // Where fewer of the rows than this share are candidates', visiting those reads less than a scan of all.
    private const double ScanFrom = 0.3;

    // How many standard deviations two scores may lie apart that rounding swapped.
    private const double SafeDeviations = 10;

    private readonly QuantizedRows _rows = snapshot.Vectors.Quantized;
    private readonly QuantizedQuery _query = new(query.Values, snapshot.Vectors.Quantized.Stride);
    private readonly ExactScores _exact = new(snapshot, query);

    /// <summary>The best <paramref name="depth"/> candidates, in no order; products without images are never among them.</summary>
    public IEnumerable<int> Best(ProductSet candidates, int depth)
    {
        var count = depth == 0 ? 0 : candidates.Count;
        if (count == 0)
            return [];
        var scores = ArrayPool<float>.Shared.Rent(count);
        try
        {
            Score(candidates, count, scores);
            return Rescore(candidates, scores.AsSpan(0, count), depth);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>For each candidate its best row's quantized score, not a number where it has no rows.</summary>
    private void Score(ProductSet candidates, int count, Span<float> scores)
    {
        if (count < ScanFrom * snapshot.Products.Count)
        {
            ScoreEach(candidates, scores);
            return;
        }

        var byRow = ArrayPool<float>.Shared.Rent(_rows.Count);
        try
        {
            _rows.Score(_query, byRow);
            var next = 0;
            foreach (var place in candidates)
            {
                var (first, rows) = snapshot.RowsOf(place);
                scores[next++] = rows == 1 ? byRow[first] : rows == 0 ? float.NaN : TensorPrimitives.Max<float>(byRow.AsSpan(first, rows));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(byRow);
        }
    }

    private void ScoreEach(ProductSet candidates, Span<float> scores)
    {
        var next = 0;
        foreach (var place in candidates)
        {
            var (first, rows) = snapshot.RowsOf(place);
            var best = float.NaN;
            for (var row = first; row < first + rows; row++)
                best = float.MaxNumber(best, _rows.Score(row, _query));
            scores[next++] = best;
        }
    }

    private IEnumerable<int> Rescore(ProductSet candidates, ReadOnlySpan<float> scores, int depth)
    {
        var least = LeastOfBest(scores, depth) - Margin();
        var best = new BestProducts(depth);
        var next = 0;
        foreach (var place in candidates)
            if (scores[next++] >= least)
                best.Offer(place, _exact.Of(place)!.Value.Score);
        return best.Products;
    }

    private static float LeastOfBest(ReadOnlySpan<float> scores, int depth)
    {
        var best = new PriorityQueue<float, float>(depth);
        foreach (var score in scores)
            if (float.IsNaN(score))
                continue;
            else if (best.Count < depth)
                best.Enqueue(score, score);
            else if (score > best.Peek())
                best.EnqueueDequeue(score, score);
        return best.Count < depth ? float.NegativeInfinity : best.Peek();
    }

    // Each number of row and query is off by up to half a step, evenly: over unit vectors that adds up to this deviation.
    private float Margin()
    {
        var (row, asked) = (_rows.LargestScale, _query.Scale);
        return (float)(SafeDeviations * Math.Sqrt(((row * row) + (asked * asked)) / 12));
    }
}
