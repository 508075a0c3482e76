using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Index;

/// <summary>
/// An index as JSON lines: the first names the model of the vectors, each other is an entry. A vector is its float32 numbers,
/// little-endian, in base64.
/// </summary>
internal static class ExportedLines
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = DocumentJson.Encoder,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Of(IndexModel model) =>
        JsonSerializer.Serialize(new ModelLine(ModelLine.Name, model.Label, model.Fingerprint.Value, model.Dimensions), Json);

    public static string Of(IndexEntry entry) => JsonSerializer.Serialize(
        new EntryLine(
            entry.Product, entry.ProductDigest,
            [.. entry.Images.Select(image => new ImageLine(image.Source, image.ContentDigest, Bytes(image.Embedding!)))]),
        Json);

    public static IndexModel ReadModel(string file, string? line) =>
        Read<ModelLine>(file, 1, line ?? "") is { Format: ModelLine.Name, Dimensions: > 0 } model
            ? new IndexModel(model.Model, new ModelFingerprint(model.Fingerprint), model.Dimensions)
            : throw Invalid(file, 1, $"expected the format '{ModelLine.Name}'");

    public static IndexEntry ReadEntry(string file, int number, string line)
    {
        var entry = Read<EntryLine>(file, number, line);
        return new IndexEntry(
            entry.Product, entry.Digest,
            [
                .. entry.Images.Select(image => new IndexedImage(
                    image.Source, image.Digest,
                    Vector(image.Vector) ?? throw Invalid(file, number, "expected vectors with a direction"))),
            ]);
    }

    public static ShopVisionException Invalid(string file, int number, string found, Exception? inner = null) => new(
        ErrorCode.ExportInvalid,
        $"Expected an index as 'shopvision index export' writes it in '{file}', found at line {number}: {found}. Nothing was published.",
        inner);

    private static T Read<T>(string file, int number, string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json) ?? throw Invalid(file, number, "null");
        }
        catch (JsonException exception)
        {
            throw Invalid(file, number, "a line that is not such an object", exception);
        }
    }

    private static byte[] Bytes(Embedding embedding) => MemoryMarshal.AsBytes(embedding.Values).ToArray();

    private static Embedding? Vector(byte[] bytes) => Embedding.TryNormalize(MemoryMarshal.Cast<byte, float>(bytes));

    private sealed record ModelLine(string Format, string Model, string Fingerprint, int Dimensions)
    {
        public const string Name = "shopvision-index-export-1";
    }

    private sealed record EntryLine(Product Product, string Digest, IReadOnlyList<ImageLine> Images);

    private sealed record ImageLine(string Source, string Digest, byte[] Vector);
}
