using System.CommandLine;
using System.Text.Json;
using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Truths;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Evaluate;

/// <summary>The options that every evaluation shares, what they mean, and how its report is printed.</summary>
internal static class EvaluationOptions
{
    private static readonly Option<string> TruthFile = new("--truth")
    {
        Description = "A CSV of what is true: id and any of color, category, gender (or colour, articleType …). The index should not have been given these.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Queries = new Option<string>("--queries")
    {
        Description = "Whose products ask: all, or those with even or odd ids. Tune on one half, report on the other.",
        DefaultValueFactory = _ => "all",
    }.AcceptOnlyFromAmong("all", "even", "odd");

    private static readonly Option<ulong> SeedOption = new("--seed") { Description = "Draws the changes asked for and the bootstrap.", DefaultValueFactory = _ => 1 };

    /// <summary>The command's own options stand among the shared ones in its help.</summary>
    public static void AddEvaluationOptions(this Command command, params ReadOnlySpan<Option> own) =>
        command.AddHalvedEvaluationOptions([Queries, .. own]);

    /// <summary>The same for an evaluation that itself tunes on one half and reports on the other.</summary>
    public static void AddHalvedEvaluationOptions(this Command command, params ReadOnlySpan<Option> own)
    {
        foreach (var option in (ReadOnlySpan<Option>)[CommonOptions.Data, CommonOptions.Index, CommonOptions.Model, TruthFile, .. own, SeedOption, CommonOptions.Json])
            command.Options.Add(option);
    }

    public static OpenCatalog OpenCatalog(this ParseResult parsed) => Hosting.OpenCatalog.Open(
        DataFolder.Existing(parsed.GetRequiredValue(CommonOptions.Data)), parsed.GetValue(CommonOptions.Index), parsed.GetValue(CommonOptions.Model), SettingsFile.Load());

    public static Truth Truth(this ParseResult parsed) => Evaluation.Truths.Truth.Read(parsed.GetRequiredValue(TruthFile));

    public static QuerySplit Split(this ParseResult parsed) => Enum.Parse<QuerySplit>(parsed.GetRequiredValue(Queries), ignoreCase: true);

    public static ulong Seed(this ParseResult parsed) => parsed.GetValue(SeedOption);

    public static void Print<T>(this ParseResult parsed, T report, Func<T, string> toTable) =>
        Console.WriteLine(parsed.GetValue(CommonOptions.Json) ? JsonSerializer.Serialize(report, DocumentJson.Indented) : toTable(report));
}
