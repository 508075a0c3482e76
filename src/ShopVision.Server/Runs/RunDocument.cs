using System.Text.Json.Nodes;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Runs;

/// <summary>
/// A run as commands print it and HTTP answers it. <paramref name="Arguments"/> are null in lists where they are long; refusals are there
/// only where one run is asked for.
/// </summary>
internal sealed record RunDocument(
    string Id, string Job, string Catalog, string State, JsonNode? Arguments, string Origin, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    DateTimeOffset? NotBefore, int Attempt, RunProgress Progress, JsonNode? Report, RunFault? Fault, IReadOnlyList<RunRefusal>? Refusals)
{
    /// <summary>A list is no place for a thousand products.</summary>
    private const int LongestListed = 4096;

    public static RunDocument Of(Run run, IReadOnlyList<RunRefusal>? refusals = null) => new(
        run.Id, run.Job, run.Catalog, RunDispatcher.Name(run.State), JsonNode.Parse(run.Arguments), run.Origin, run.CreatedAt, run.StartedAt, run.EndedAt, run.NotBefore,
        run.Attempt, run.Progress, run.Report is null ? null : JsonNode.Parse(run.Report), run.Fault, refusals);

    public static RunDocument Listed(Run run) => Of(run.Arguments.Length > LongestListed ? run with { Arguments = "null" } : run);
}
