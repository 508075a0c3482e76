using System.Text.Json.Serialization;
using ShopVision.Core.Catalog;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>What an answer carries of an entry, as texts that the server keeps and never looks into.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredProduct))]
[JsonSerializable(typeof(StoredPicture[]))]
internal sealed partial class StoredJson : JsonSerializerContext;

/// <summary>A product with the digest that tells whether it has changed.</summary>
internal sealed record StoredProduct(Product Product, string Digest);

/// <summary>A picture of an entry, its vector apart.</summary>
internal sealed record StoredPicture(string Source, string Digest);
