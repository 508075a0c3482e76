using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Vectors;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// One committed state, for any number of readers at once. Products are known by their place in the order of their ids, so that
/// the order of places is the order of ids.
/// </summary>
internal sealed class Snapshot(string generation, IndexModel model, StoredProduct[] products, VectorRows vectors, InvertedIndex words)
{
    // Apart from the products: a scan over all of them must not fetch each object.
    private readonly (int First, int Count)[] _rows = [.. products.Select(product => (product.FirstRow, product.Entry.Images.Count))];

    private readonly int[] _placesOfRows = PlacesOfRows(products, vectors.Count);

    private readonly Lazy<WordCompletion> _completion =
        new(() => new WordCompletion(products.Select(product => product.Entry.Product)));

    public string Generation => generation;

    public IndexModel Model => model;

    public IReadOnlyList<StoredProduct> Products => products;

    public VectorRows Vectors => vectors;

    /// <summary>The rows of a product's vectors.</summary>
    public (int First, int Count) RowsOf(int place) => _rows[place];

    /// <summary>The product that a vector is of; negative where it was replaced or deleted.</summary>
    public int PlaceOfRow(int row) => _placesOfRows[row];

    public InvertedIndex Words => words;

    // Made with the snapshot, not when first asked: searches go on with the one before meanwhile.
    public FieldColumns Columns { get; } = new([.. products.Select(product => product.Entry.Product)]);

    public WordCompletion Completion => _completion.Value;

    /// <summary>The place of a product; where there is none with this id, the complement of the place of the first after it.</summary>
    public int PlaceOf(string id)
    {
        var (low, high) = (0, products.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(products[middle].Id, id);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    /// <summary>The entries of the ids that are there, in the order of the ids.</summary>
    public IReadOnlyList<IndexEntry> Get(IReadOnlyList<string> ids, bool withVectors) =>
    [
        .. ids.Select(PlaceOf)
            .Where(place => place >= 0)
            .Select(place => withVectors ? EntryWithVectors(products[place]) : products[place].Entry),
    ];

    public IndexEntry EntryWithVectors(StoredProduct product) => product.Entry with
    {
        Images =
        [
            .. product.Entry.Images.Select((image, i) => image with { Embedding = Embedding.Normalize(vectors[product.FirstRow + i]) }),
        ],
    };

    private static int[] PlacesOfRows(StoredProduct[] products, int rows)
    {
        var places = new int[rows];
        Array.Fill(places, -1);
        for (var place = 0; place < products.Length; place++)
            Array.Fill(places, place, products[place].FirstRow, products[place].Entry.Images.Count);
        return places;
    }
}
