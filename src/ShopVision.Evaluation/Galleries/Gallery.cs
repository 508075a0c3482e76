using System.Numerics.Tensors;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Evaluation.Galleries;

/// <summary>
/// Every product of an index that has a picture, its vectors in one matrix: measuring ranks all of them, not the first thousand
/// that a search gives. Products stand in the order of their ids, as an index breaks ties. Immutable.
/// </summary>
internal sealed class Gallery
{
    // Of the usual 512 numbers each, they and a query fit the second of a core's caches.
    private const int RowsAtOnce = 64;

    private readonly float[] _rows;
    private readonly int[] _firstRow;
    private readonly int _dimensions;
    private readonly IReadOnlyList<Embedding> _photos;
    private readonly Dictionary<string, int> _positions;

    private Gallery(IReadOnlyList<IndexEntry> entries, GallerySummary summary)
    {
        Ids = [.. entries.Select(entry => entry.Product.Id)];
        Summary = summary;
        _positions = Ids.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        _photos = [.. entries.Select(entry => Vector(entry.Images[0]))];
        _dimensions = _photos.Count > 0 ? _photos[0].Dimensions : 0;
        _firstRow = new int[entries.Count + 1];
        _rows = new float[entries.Sum(entry => entry.Images.Count) * _dimensions];
        var row = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var image in entries[i].Images)
                Vector(image).Values.CopyTo(_rows.AsSpan(row++ * _dimensions, _dimensions));
            _firstRow[i + 1] = row;
        }
    }

    public IReadOnlyList<string> Ids { get; }

    public GallerySummary Summary { get; }

    public static async Task<Gallery> LoadAsync(IProductIndex index, CancellationToken cancellationToken)
    {
        var entries = new List<IndexEntry>();
        var withoutPicture = 0;
        var givenAxes = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var entry in index.ExportAsync(withVectors: true, cancellationToken))
        {
            givenAxes.UnionWith(GallerySummary.AxesOf(entry.Product));
            if (entry.Images.Count > 0)
                entries.Add(entry);
            else
                withoutPicture++;
        }

        entries.Sort((one, other) => string.CompareOrdinal(one.Product.Id, other.Product.Id));
        return new Gallery(entries, new GallerySummary(entries.Count, entries.Sum(entry => entry.Images.Count), withoutPicture, [.. givenAxes]));
    }

    public bool Contains(string id) => _positions.ContainsKey(id);

    public int PositionOf(string id) => _positions[id];

    /// <summary>The vector of the product's first picture: the photo that it asks with.</summary>
    public Embedding PhotoOf(int product) => _photos[product];

    /// <summary>
    /// The score of every product, that of its best picture, for each query. They share one pass: what is read of the vectors is
    /// scored by all of them before the next is read.
    /// </summary>
    public void Score(ReadOnlySpan<Embedding> queries, ReadOnlySpan<float[]> scores)
    {
        for (int first = 0, last; first < Ids.Count; first = last)
        {
            last = first + 1;
            while (last < Ids.Count && _firstRow[last] - _firstRow[first] < RowsAtOnce)
                last++;
            for (var query = 0; query < queries.Length; query++)
                for (var product = first; product < last; product++)
                    scores[query][product] = Score(queries[query], product);
        }
    }

    private float Score(Embedding query, int product)
    {
        var best = float.NegativeInfinity;
        for (var row = _firstRow[product]; row < _firstRow[product + 1]; row++)
            best = Math.Max(best, TensorPrimitives.Dot(query.Values, _rows.AsSpan(row * _dimensions, _dimensions)));
        return best;
    }

    private static Embedding Vector(IndexedImage image) =>
        image.Embedding ?? throw new InvalidOperationException($"The index exported the picture '{image.Source}' without its vector.");
}
