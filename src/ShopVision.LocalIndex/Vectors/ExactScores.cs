using System.Numerics.Tensors;
using ShopVision.Core.Embeddings;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Vectors;

/// <summary>Scores products by their best image: the dot product with the query, exactly. Remembers what it scored.</summary>
internal sealed class ExactScores(Snapshot snapshot, Embedding query)
{
    private readonly Dictionary<int, (double Score, int Image)?> _scored = [];

    /// <summary>Null for a product without images; of equal images the first.</summary>
    public (double Score, int Image)? Of(int place) =>
        _scored.TryGetValue(place, out var known) ? known : _scored[place] = Score(place);

    private (double Score, int Image)? Score(int place)
    {
        var (first, count) = snapshot.RowsOf(place);
        (double Score, int Image)? best = null;
        for (var image = 0; image < count; image++)
        {
            var score = TensorPrimitives.Dot(query.Values, snapshot.Vectors[first + image]);
            if (best is null || score > best.Value.Score)
                best = (score, image);
        }

        return best;
    }
}
