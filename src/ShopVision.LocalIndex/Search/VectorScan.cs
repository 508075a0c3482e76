using System.Numerics.Tensors;
using ShopVision.Core.Embeddings;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Search;

/// <summary>Scores products by their best image: the dot product with the query, exactly.</summary>
internal sealed class VectorScan(Snapshot snapshot, Embedding query)
{
    /// <summary>Null for a product without images; of equal images the first.</summary>
    public (double Score, int Image)? Score(int place)
    {
        var product = snapshot.Products[place];
        (double Score, int Image)? best = null;
        for (var image = 0; image < product.Entry.Images.Count; image++)
        {
            var score = TensorPrimitives.Dot(query.Values, snapshot.Vectors[product.FirstRow + image]);
            if (best is null || score > best.Value.Score)
                best = (score, image);
        }

        return best;
    }
}
