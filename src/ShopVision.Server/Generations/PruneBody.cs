using System.ComponentModel;
using System.Text.Json.Serialization;

namespace ShopVision.Server.Generations;

/// <summary>How many generations to keep.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PruneBody
{
    [Description("How many generations to keep beside the published one: 1 is enough for a rollback.")]
    public required int Keep { get; init; }
}
