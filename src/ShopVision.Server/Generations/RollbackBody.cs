using System.ComponentModel;
using System.Text.Json.Serialization;

namespace ShopVision.Server.Generations;

/// <summary>Which generation to publish again.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RollbackBody
{
    [Description("A generation that is kept, as GET /v1/index tells it.")]
    public required string? Generation { get; init; }
}
