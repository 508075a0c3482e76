using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ShopVision.LocalIndex.Storage;

/// <summary>How the JSON parts of the files are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IndexFormat))]
[JsonSerializable(typeof(GenerationHeader))]
[JsonSerializable(typeof(EntryDocument))]
[JsonSerializable(typeof(PatchDocument))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Reads a file that is JSON as a whole.</summary>
    public static T Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(AtomicFile.Read(path), type)
                ?? throw IndexFaults.Damaged(path, 0, "expected a JSON object, found null");
        }
        catch (JsonException exception)
        {
            throw IndexFaults.Damaged(
                path, exception.BytePositionInLine ?? 0, "expected a JSON object with all its members", exception);
        }
    }
}
