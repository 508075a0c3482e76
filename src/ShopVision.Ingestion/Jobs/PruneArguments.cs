using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Jobs;

/// <summary>How much a <see cref="PruneJob"/> leaves: generations beside the published one, and ended runs.</summary>
public sealed record PruneArguments
{
    [Range(0, 100)]
    public int Keep { get; init; } = 1;

    [Range(0, int.MaxValue)]
    public int KeepRuns { get; init; } = 1000;

    public string ToJson() => JsonSerializer.Serialize(this, PruneJson.Default.PruneArguments);

    /// <summary>Throws <c>invalid-request</c>.</summary>
    public static PruneArguments Parse(string json)
    {
        try
        {
            var arguments = JsonSerializer.Deserialize(json, PruneJson.Default.PruneArguments)!;
            Validator.ValidateObject(arguments, new ValidationContext(arguments), validateAllProperties: true);
            return arguments;
        }
        catch (Exception fault) when (fault is JsonException or ValidationException)
        {
            throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected what is to be kept, {{\"keep\": 1, \"keepRuns\": 1000}}, found something else: {fault.Message}", fault);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PruneArguments))]
internal sealed partial class PruneJson : JsonSerializerContext;
