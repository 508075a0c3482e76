using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Core.Runs;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Runs;

/// <summary>A run as commands print it.</summary>
internal sealed record RunDocument(
    string Id, string Job, string Catalog, string State, JsonNode? Arguments, string Origin, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    DateTimeOffset? NotBefore, int Attempt, RunProgress Progress, JsonNode? Report, RunFault? Fault, IReadOnlyList<RunRefusal>? Refusals)
{
    public static RunDocument Of(Run run, IReadOnlyList<RunRefusal>? refusals = null) => new(
        run.Id, run.Job, run.Catalog, RunDispatcher.Name(run.State), JsonNode.Parse(run.Arguments), run.Origin, run.CreatedAt, run.StartedAt, run.EndedAt, run.NotBefore,
        run.Attempt, run.Progress, run.Report is null ? null : JsonNode.Parse(run.Report), run.Fault, refusals);

    public static void Print(Run run, bool isJson, IReadOnlyList<RunRefusal>? refusals = null)
    {
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(Of(run, refusals), DocumentJson.Indented));
            return;
        }

        Console.WriteLine(Line(run));
        Console.WriteLine($"told: {run.Arguments}");
        foreach (var refusal in refusals ?? [])
            Console.WriteLine($"refused [{refusal.Code}] line {refusal.Line}{(refusal.Product is null ? "" : $", product {refusal.Product}")}: {refusal.Message}");
        if (run.Report is not null)
            Console.WriteLine($"report: {run.Report}");
    }

    public static string Line(Run run)
    {
        var progress = run.Progress switch
        {
            { Stage: "" } => "",
            { Total: { } total } => string.Create(CultureInfo.InvariantCulture, $", {run.Progress.Stage} {run.Progress.Done} of {total}"),
            _ => string.Create(CultureInfo.InvariantCulture, $", {run.Progress.Stage} {run.Progress.Done}"),
        };
        return $"{run.Id}  {run.Job}  {RunDispatcher.Name(run.State)}{(run.State == RunState.Running ? progress : "")}{(run.Fault is { } fault ? $"  [{fault.Code}] {fault.Message}" : "")}";
    }
}
