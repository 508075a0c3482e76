using System.Text.Json.Serialization;

namespace ShopVision.LocalIndex.Storage;

/// <summary>How the JSON parts of the files are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IndexFormat))]
[JsonSerializable(typeof(PublishedPointer))]
[JsonSerializable(typeof(GenerationHeader))]
[JsonSerializable(typeof(EntryDocument))]
[JsonSerializable(typeof(PatchDocument))]
[JsonSerializable(typeof(SnapshotContents))]
internal sealed partial class StorageJson : JsonSerializerContext;
