using System.Numerics.Tensors;
using ShopVision.Core.Embeddings;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Vectors;

/// <summary>Scores products by their best image: the dot product with the query, exactly. Remembers what it scored. One thread at a time.</summary>
internal sealed class ExactScores(Snapshot snapshot, Embedding query)
{
    private readonly Dictionary<int, (double Score, int Image)?> _scored = [];
    private readonly float[] _vector = new float[query.Dimensions];

    /// <summary>Null for a product without images; of equal images the first.</summary>
    public (double Score, int Image)? Of(int place) =>
        _scored.TryGetValue(place, out var known) ? known : _scored[place] = Score(place);

    private (double Score, int Image)? Score(int place)
    {
        (double Score, int Image)? best = null;
        for (var image = 0; image < snapshot.Products.RowsOf(place).Count; image++)
        {
            snapshot.Products.CopyVector(place, image, _vector);
            var score = TensorPrimitives.Dot(query.Values, _vector);
            if (best is null || score > best.Value.Score)
                best = (score, image);
        }

        return best;
    }
}
