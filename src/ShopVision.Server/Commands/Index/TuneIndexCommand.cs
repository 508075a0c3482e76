using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Elasticsearch.Tuning;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Index;

internal sealed class TuneIndexCommand : Command
{
    private static readonly Option<string> Cluster = new("--index") { Description = "The Elasticsearch cluster that holds the index; a path is the index's name: http://host:9200/shop.", HelpName = "URL", Required = true };
    private static readonly Option<int?> Products = new("--products") { Description = "How many products to measure with, at most. Default: 20000.", HelpName = "N" };
    private static readonly Option<int?> Questions = new("--questions") { Description = "How many searches to make for each row. Default: 100.", HelpName = "N" };
    private static readonly Option<double?> Recall = new("--recall") { Description = "Which share of the exact ten best must be found. Default: 0.98.", HelpName = "0..1" };

    public TuneIndexCommand() : base(
        "tune", "Measure each way to index and search vectors against the exact answer, on the index's own vectors, and recommend one. Works in indices of its own, which it deletes.")
    {
        foreach (Option option in (Option[])[Cluster, Products, Questions, Recall, CommonOptions.Json])
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(Products) < 1 || result.GetValue(Questions) < 1 || result.GetValue(Recall) is <= 0 or > 1)
                result.AddError("Expected --products and --questions to be 1 or more, and --recall to be above 0 and at most 1.");
        });
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var isJson = parsed.GetValue(CommonOptions.Json);
        var defaults = new TuningOptions();
        var tuning = new IndexTuning(CatalogIndex.ClusterOptions(parsed.GetRequiredValue(Cluster), SettingsFile.Load()), TimeProvider.System);
        var report = await tuning.RunAsync(
            new TuningOptions
            {
                Products = parsed.GetValue(Products) ?? defaults.Products,
                Questions = parsed.GetValue(Questions) ?? defaults.Questions,
                Recall = parsed.GetValue(Recall) ?? defaults.Recall,
            },
            line =>
            {
                if (!isJson)
                    Console.Error.WriteLine(line);
            },
            cancellationToken);
        if (isJson)
            Console.WriteLine(JsonSerializer.Serialize(report, DocumentJson.Indented));
        else
            Print(report);
        return ExitCodes.Done;
    }

    private static void Print(TuningReport report)
    {
        Console.WriteLine($"{report.Products} products, {report.Images} pictures, {report.Questions} searches for each row");
        Console.WriteLine("index      candidates  oversample   recall  median ms   p95 ms       MB  built in s");
        foreach (var row in report.Rows)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.VectorIndex,-10} {row.Candidates,10}  {row.Oversample,10:0.#}  {row.Recall,7:P1}  {row.MedianMs,9:0.0}  {row.P95Ms,7:0.0}  {row.Bytes / 1e6,7:0.0}  {row.BuildSeconds,10:0.0}"));
        Console.WriteLine(report.Recommended is { } best
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"recommended: Elasticsearch:Generations:VectorIndex={best.VectorIndex} (with a rebuild), Elasticsearch:Vectors:Candidates={best.Candidates}, Elasticsearch:Vectors:Oversample={best.Oversample:0.#}")
            : string.Create(CultureInfo.InvariantCulture, $"none finds {report.WantedRecall:P1} of the exact answer: ask for less with --recall, or index with hnsw and more neighbours."));
    }
}
