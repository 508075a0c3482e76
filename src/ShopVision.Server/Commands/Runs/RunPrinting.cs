using System.Globalization;
using System.Text.Json;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Runs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Runs;

namespace ShopVision.Server.Commands.Runs;

/// <summary>A run on the console.</summary>
internal static class RunPrinting
{
    private const int LongestTold = 1000;

    public static void Print(Run run, bool isJson, IReadOnlyList<RunRefusal>? refusals = null)
    {
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(RunDocument.Of(run, refusals), DocumentJson.Indented));
            return;
        }

        Console.WriteLine(Line(run));
        Console.WriteLine(Story(run));
        Console.WriteLine($"told: {(run.Arguments.Length > LongestTold ? run.Arguments[..LongestTold] + "…" : run.Arguments)}");
        foreach (var refusal in refusals ?? [])
            Console.WriteLine($"refused [{refusal.Code}] line {refusal.Line}{(refusal.Product is null ? "" : $", product {refusal.Product}")}: {refusal.Message}");
        if (run.Report is { } told && TryRead(told) is { } report)
            IngestPrinting.PrintCounts(report);
        else if (run.Report is not null)
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

    /// <summary>Who asked for it and when, when it began, and how long it took.</summary>
    private static string Story(Run run)
    {
        var asked = string.Create(CultureInfo.InvariantCulture, $"asked for at {run.CreatedAt:u}{(run.Origin.Length == 0 ? "" : $" by {run.Origin}")}");
        var begun = run.StartedAt is { } started ? string.Create(CultureInfo.InvariantCulture, $"; begun at {started:u}{(run.Attempt > 1 ? $", attempt {run.Attempt}" : "")}") : "";
        var ended = run is { StartedAt: { } from, EndedAt: { } to } ? string.Create(CultureInfo.InvariantCulture, $", took {(to - from).TotalSeconds:0.0} s") : "";
        return asked + begun + ended;
    }

    /// <summary>Null where it is the report of a job that ingests nothing.</summary>
    private static IngestReport? TryRead(string report)
    {
        try
        {
            return JsonSerializer.Deserialize<IngestReport>(report, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
