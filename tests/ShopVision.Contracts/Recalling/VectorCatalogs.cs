using System.Globalization;
using System.Numerics.Tensors;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts.Recalling;

/// <summary>Vectors as those of pictures are, and such that an index which rounds them finds hard.</summary>
public sealed class VectorCatalogs(int vectors, int queries)
{
    private const int FamilySize = 200;
    private const int MostImages = 5;
    private const int HugeNumbers = 3;

    // In steps of a byte, where the largest number is 127 of them: so many of the others lie between two bytes.
    private const double BetweenBytes = 2.5;

    /// <summary>As those of pictures are.</summary>
    public VectorCatalog Clustered(int dimensions)
    {
        var source = new ClusteredVectors(seed: 1, dimensions);
        return Catalog($"{vectors:N0} x {dimensions}", dimensions, source.Next, source.Next);
    }

    /// <summary>Families whose members differ by less than a byte tells.</summary>
    public VectorCatalog NearDuplicates(int dimensions)
    {
        var source = new ClusteredVectors(seed: 2, dimensions);
        float[][] families = [.. Enumerable.Range(0, Math.Max(1, vectors / FamilySize)).Select(_ => source.Direction(dimensions))];
        var next = 0;
        return Catalog("near-duplicates", dimensions, Member, Member);

        float[] Member()
        {
            var member = source.Direction(dimensions);
            TensorPrimitives.MultiplyAdd(member, 1e-3f, families[next++ % families.Length], member);
            return member;
        }
    }

    /// <summary>A few huge numbers in each vector make the steps of all its others coarse.</summary>
    public VectorCatalog CoarseSteps(int dimensions)
    {
        var source = new ClusteredVectors(seed: 3, dimensions);
        return Catalog("a few huge numbers", dimensions, Next, Next);

        float[] Next()
        {
            var vector = source.Next();
            TensorPrimitives.Multiply(vector.AsSpan(0, HugeNumbers), 30, vector.AsSpan(0, HugeNumbers));
            return vector;
        }
    }

    /// <summary>All numbers of a vector but one lie on the same side of the middle between two bytes, so that their errors add up.</summary>
    public VectorCatalog RoundedAlike(int dimensions)
    {
        var random = new Random(4);
        return Catalog("rounded to one side", dimensions, Next, Next);

        float[] Next()
        {
            var (vector, side) = (new float[dimensions], BetweenBytes + ((random.NextDouble() - 0.5) / 10));
            for (var i = 1; i < dimensions; i++)
                vector[i] = (float)(side + ((random.NextDouble() - 0.5) / 1000));
            vector[0] = sbyte.MaxValue;
            return vector;
        }
    }

    /// <summary>From none to five pictures a product.</summary>
    public VectorCatalog SeveralImages(int dimensions)
    {
        var source = new ClusteredVectors(seed: 5, dimensions);
        var entries = new List<IndexEntry>();
        for (var left = vectors; left > 0; left -= entries[^1].Images.Count)
            entries.Add(Entry(entries.Count, [.. Enumerable.Range(0, Math.Min(left, entries.Count % (MostImages + 1))).Select(_ => source.Next())]));
        return new VectorCatalog("several pictures a product", dimensions, entries, [.. Enumerable.Range(0, queries).Select(_ => Embedding.Normalize(source.Next()))]);
    }

    private VectorCatalog Catalog(string name, int dimensions, Func<float[]> vector, Func<float[]> query) => new(
        name, dimensions,
        [.. Enumerable.Range(0, vectors).Select(i => Entry(i, vector()))],
        [.. Enumerable.Range(0, queries).Select(_ => Embedding.Normalize(query()))]);

    private static IndexEntry Entry(int number, params float[][] images) => Some.Entry(
        Some.Product(number.ToString("000000", CultureInfo.InvariantCulture)), [.. images.Select(image => Embedding.Normalize(image))]);
}
