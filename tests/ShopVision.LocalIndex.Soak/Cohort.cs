using System.Globalization;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Soak;

/// <summary>
/// Products that are only ever written together, in one call: an answer holds all of them as one change left them, or none. What they
/// are follows from these numbers alone, so that a reader knows what it must find.
/// </summary>
/// <param name="Number">Which cohort.</param>
/// <param name="Version">The number of the change that wrote or patched it last.</param>
/// <param name="Pictured">That of the change that wrote it last, vectors and all.</param>
/// <param name="Balance">What each of its products costs: patches move it between the lasting cohorts, whose sum never changes.</param>
internal sealed record Cohort(int Number, long Version, long Pictured, decimal Balance)
{
    public const int Size = 16;
    public const int Dimensions = 32;
    public const string NumberField = "cohort";
    public const string VersionField = "version";
    public const string LastingField = "lasting";

    private const string PicturedField = "pictured";

    private static readonly DateTimeOffset Opening = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<string> Colors { get; } = ["blue", "green", "red", "white"];

    public static IndexModel Model { get; } = new("soak@1", new ModelFingerprint(new string('d', 64)), Dimensions);

    /// <summary>Set for those that are never deleted.</summary>
    public bool IsLasting { get; init; }

    public IReadOnlyList<IndexEntry> Entries => [.. Enumerable.Range(0, Size).Select(Entry)];

    public IReadOnlyList<ProductPatch> Patches => [.. Entries.Select(entry => new ProductPatch(entry.Product, entry.ProductDigest))];

    /// <summary>The cohort that a product is of, as the product itself says.</summary>
    public static Cohort Of(Product product) => new(
        (int)NumberIn(product, NumberField), NumberIn(product, VersionField), NumberIn(product, PicturedField), product.Price!.Value.Amount)
    {
        IsLasting = product.Attributes[LastingField] is ["yes"],
    };

    public static string Id(int cohort, int member) => string.Create(CultureInfo.InvariantCulture, $"{cohort:00000}-{member:00}");

    public static IReadOnlyList<string> Ids(int cohort) => [.. Enumerable.Range(0, Size).Select(member => Id(cohort, member))];

    /// <summary>The word that the titles of one cohort share, of letters alone.</summary>
    public static string Word(int cohort) => string.Concat(cohort.ToString("00000", CultureInfo.InvariantCulture).Select(digit => (char)('b' + digit - '0')));

    public static int MemberOf(Product product) => int.Parse(product.Id.AsSpan(product.Id.IndexOf('-') + 1), CultureInfo.InvariantCulture);

    public IndexEntry Entry(int member) => new(Product(member), $"digest-{Version}", [.. Vectors(member).Select((vector, i) => new IndexedImage($"{Id(Number, member)}-{i}.jpg", $"content-{Pictured}", vector))]);

    private Product Product(int member) => new()
    {
        Id = Id(Number, member),
        Title = $"Shirt {Word(Number)}",
        Category = ["Clothing", $"Shelf {Number % 8}"],
        Price = new Price(Balance, "EUR"),
        InStock = Number % 2 == 0,
        AddedAt = Opening.AddMinutes(Version),
        Attributes = new Dictionary<string, IReadOnlyList<string>>
        {
            [Axes.Color] = [Colors[member % Colors.Count]],
            [NumberField] = [Text(Number)],
            [VersionField] = [Text(Version)],
            [PicturedField] = [Text(Pictured)],
            [LastingField] = [IsLasting ? "yes" : "no"],
        },
    };

    /// <summary>The last member has no picture, every third one has two.</summary>
    private IEnumerable<Embedding> Vectors(int member) =>
        Enumerable.Range(0, member == Size - 1 ? 0 : member % 3 == 0 ? 2 : 1).Select(image => Vector(HashCode(member, image)));

    public static Embedding Vector(int seed)
    {
        var random = new Random(seed);
        var values = new float[Dimensions];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextSingle() - 0.5f;
        return Embedding.Normalize(values);
    }

    /// <summary>The same in every process, which <see cref="System.HashCode"/> is not.</summary>
    private int HashCode(int member, int image) => unchecked((int)((((((Number * 31L) + Pictured) * 31) + member) * 31) + image));

    private static long NumberIn(Product product, string field) => long.Parse(product.Attributes[field].Single(), CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
