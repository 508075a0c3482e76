using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Search;
using ShopVision.LocalIndex.Snapshots.Stored;
using ShopVision.LocalIndex.Storage;
using ShopVision.LocalIndex.Vectors;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// One committed state, for any number of readers at once. Products are known by their place in the order of their ids, so that
/// the order of places is the order of ids. It reads mapped files: whoever uses it holds it until the answer is made.
/// </summary>
internal sealed class Snapshot
{
    private readonly StoredSnapshot _stored;
    private readonly int[] _placesOfRows;
    private readonly Lazy<WordCompletion> _completion;

    /// <summary>What is stored and was not <paramref name="gone"/> since, and the tail.</summary>
    public Snapshot(StoredSnapshot stored, ProductSet gone, Tail tail, QuantizedRows vectors, CatalogWords words)
    {
        _stored = stored;
        var places = new MergedPlaces(stored.Count, gone, [.. tail.Products.Select(product => StoredBefore(product.Product.Id))]);
        Products = new CatalogProducts(stored, tail, places);
        Vectors = vectors;
        Words = words.Index(stored.Words, [.. tail.Products.Select(product => product.Words)], places);
        // Made with the snapshot, not when first asked: searches go on with the one before meanwhile.
        Product[] tailProducts = [.. tail.Products.Select(product => product.Product)];
        Columns = new FieldColumns(stored.Columns, tailProducts, places);
        _placesOfRows = PlacesOfRows();
        _completion = new Lazy<WordCompletion>(() => new WordCompletion(WordCounts.Of(
            stored.Completions.Value,
            Places(gone).Select(place => stored.Entry(place).Product),
            tailProducts)));
    }

    public required string Generation { get; init; }

    public required IndexModel Model { get; init; }

    /// <summary>The last commit that this is the state of.</summary>
    public required CommittedMark Mark { get; init; }

    public CatalogProducts Products { get; }

    /// <summary>The vectors of all products, rounded, with those of the stored products first; the floats are in the log.</summary>
    public QuantizedRows Vectors { get; }

    /// <summary>For searches that come at the same time.</summary>
    public SharedPasses<NearestProducts> Scans { get; } = new(NearestProducts.Scan, NearestProducts.MostAPass);

    public InvertedIndex Words { get; }

    public FieldColumns Columns { get; }

    public WordCompletion Completion => _completion.Value;

    /// <summary>How much of the log is not read from memory.</summary>
    public CommittedMark Stored => _stored.Covers;

    /// <summary>The product that a vector is of; negative where it was replaced or deleted.</summary>
    public int PlaceOfRow(int row) => _placesOfRows[row];

    /// <summary>The entries of the ids that are there, in the order of the ids.</summary>
    public IReadOnlyList<IndexEntry> Get(IReadOnlyList<string> ids, bool withVectors) =>
    [
        .. ids.Select(Products.PlaceOf)
            .Where(place => place >= 0)
            .Select(place => withVectors ? EntryWithVectors(place) : Products.EntryOf(place)),
    ];

    /// <summary>All of them in the order of their ids.</summary>
    public IEnumerable<IndexEntry> Entries(bool withVectors)
    {
        for (var place = 0; place < Products.Count; place++)
            yield return withVectors ? EntryWithVectors(place) : Products.EntryOf(place);
        GC.KeepAlive(this);
    }

    public IndexEntry EntryWithVectors(int place)
    {
        var entry = Products.EntryOf(place);
        var vector = new float[Model.Dimensions];
        return entry with { Images = [.. entry.Images.Select(WithVector)] };

        IndexedImage WithVector(IndexedImage image, int number)
        {
            Products.CopyVector(place, number, vector);
            return image with { Embedding = Embedding.Normalize(vector) };
        }
    }

    private int StoredBefore(string id) => _stored.Ids.Find(id) is >= 0 and var place ? place : ~_stored.Ids.Find(id);

    private int[] PlacesOfRows()
    {
        var places = new int[Vectors.Count];
        Array.Fill(places, -1);
        for (var place = 0; place < Products.Count; place++)
        {
            var (first, count) = Products.RowsOf(place);
            Array.Fill(places, place, first, count);
        }

        return places;
    }

    private static List<int> Places(ProductSet products)
    {
        var places = new List<int>();
        foreach (var place in products)
            places.Add(place);
        return places;
    }
}
