using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

/// <summary>Test data with sensible values for whatever a test does not care about.</summary>
public static class Some
{
    public const int Dimensions = 8;

    public static ModelDescription Model { get; } = new()
    {
        Name = "test-model",
        Revision = "1",
        Fingerprint = new ModelFingerprint("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
        Dimensions = Dimensions,
        Scoring = ZeroShotScoring.Softmax(10),
    };

    public static Product Product(string id = "1", string? title = null, string? color = null, params string[] category) => new()
    {
        Id = id,
        Title = title ?? $"Product {id}",
        Category = category,
        Attributes = color is null
            ? new Dictionary<string, IReadOnlyList<string>>()
            : new Dictionary<string, IReadOnlyList<string>> { [Axes.Color] = [color] },
        Images = [$"images/{id}.jpg"],
    };

    /// <summary>A direction that depends on the seed alone.</summary>
    public static Embedding Embedding(int seed = 1, int dimensions = Dimensions)
    {
        var random = new Random(seed);
        var values = new float[dimensions];
        for (var i = 0; i < values.Length; i++)
            values[i] = (random.NextSingle() * 2) - 1;
        return Core.Embeddings.Embedding.Normalize(values);
    }

    /// <summary>The unit vector along one axis.</summary>
    public static Embedding Axis(int axis, int dimensions = Dimensions)
    {
        var values = new float[dimensions];
        values[axis] = 1;
        return Core.Embeddings.Embedding.Normalize(values);
    }

    public static IndexEntry Entry(Product product, params Embedding[] embeddings) => new(
        product,
        ProductDigest: $"digest-of-{product.Id}-{product.Title}",
        [.. embeddings.Select((embedding, i) => new IndexedImage($"images/{product.Id}-{i}.jpg", $"content-{product.Id}-{i}", embedding))]);
}
