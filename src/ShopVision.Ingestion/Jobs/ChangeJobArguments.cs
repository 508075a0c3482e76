using System.Text.Json;
using System.Text.Json.Serialization;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Changes;

namespace ShopVision.Ingestion.Jobs;

/// <summary>The edits that a run is to do, in their order, as the run keeps them.</summary>
public sealed record ChangeJobArguments(IReadOnlyList<ProductEdit> Edits)
{
    /// <summary>Throws <c>invalid-request</c>.</summary>
    public static ChangeJobArguments Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ChangeJobJson.Default.ChangeJobArguments)!;
        }
        catch (JsonException fault)
        {
            throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected edits of products, {{\"edits\": […]}}, found something else: {fault.Message}", fault);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, ChangeJobJson.Default.ChangeJobArguments);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ChangeJobArguments))]
internal sealed partial class ChangeJobJson : JsonSerializerContext;
