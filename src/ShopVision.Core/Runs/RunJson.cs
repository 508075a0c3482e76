using System.Text.Json.Serialization;

namespace ShopVision.Core.Runs;

/// <summary>Runs, refusals and schedules as stores write them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Run))]
[JsonSerializable(typeof(RunRefusal))]
[JsonSerializable(typeof(RunRefusal[]))]
[JsonSerializable(typeof(RunSchedule))]
public sealed partial class RunJson : JsonSerializerContext;
