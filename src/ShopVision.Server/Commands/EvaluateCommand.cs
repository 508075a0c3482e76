using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Clip.ModelFolder;
using ShopVision.Evaluation.Composed;
using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Sweeps;
using ShopVision.Evaluation.Truths;
using ShopVision.Evaluation.ZeroShot;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class EvaluateCommand : Command
{
    public EvaluateCommand() : base("evaluate", "Measure search quality against what is known of the products.")
    {
        Subcommands.Add(new ComposedCommand());
        Subcommands.Add(new ZeroShotCommand());
        Subcommands.Add(new SweepCommand());
    }

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

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Draws the changes asked for and the bootstrap.", DefaultValueFactory = _ => 1 };

    private static QuerySplit Split(ParseResult parsed) => Enum.Parse<QuerySplit>(parsed.GetValue(Queries)!, ignoreCase: true);

    private static OpenCatalog OpenCatalog(ParseResult parsed) => Hosting.OpenCatalog.Open(
        DataFolder.Existing(parsed.GetValue(CommonOptions.Data)!), parsed.GetValue(CommonOptions.Model), SettingsFile.Load());

    private static void Print<T>(ParseResult parsed, T report, Func<T, string> toTable) =>
        Console.WriteLine(parsed.GetValue(CommonOptions.Json) ? JsonSerializer.Serialize(report, DocumentJson.Indented) : toTable(report));

    private static void AddCommon(Command command, params Option[] own)
    {
        foreach (var option in (Option[])[CommonOptions.Data, CommonOptions.Model, TruthFile, Queries, .. own, Seed, CommonOptions.Json])
            command.Options.Add(option);
    }

    private sealed class ComposedCommand : Command
    {
        private static readonly Option<string?> Compositions = new("--compositions")
        {
            Description = $"Which to compare, separated by commas. Default: {string.Join(",", Contenders.Names)}.",
            HelpName = "NAMES",
        };

        private static readonly Option<int?> Limit = new("--limit-queries") { Description = "Ask only so many questions.", HelpName = "N" };

        public ComposedCommand() : base("composed", "Ask for a product by its photo and one change (\"in red\", \"for women\"), and see where the right ones stand.")
        {
            AddCommon(this, Compositions, Limit);
            this.SetGuardedAction(async (parsed, cancellationToken) =>
            {
                using var catalog = OpenCatalog(parsed);
                var questions = new QuestionRequest(Truth.Read(parsed.GetValue(TruthFile)!), Split(parsed), parsed.GetValue(Seed), parsed.GetValue(Limit));
                var names = parsed.GetValue(Compositions)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                var report = await new ComposedEvaluation(catalog.Index, catalog.Embedder)
                    .RunAsync(new ComposedRequest(questions) { Compositions = names ?? Contenders.Names }, cancellationToken);
                Print(parsed, report, whole => whole.ToTable());
                return ExitCodes.Done;
            });
        }
    }

    private sealed class ZeroShotCommand : Command
    {
        private static readonly Option<string> Labels = new Option<string>("--labels")
        {
            Description = "What to choose from: the values the model knows, or those of the truth.",
            DefaultValueFactory = _ => "model",
        }.AcceptOnlyFromAmong("model", "truth");

        public ZeroShotCommand() : base("zero-shot", "See how well the model reads category, color and gender from photos alone.")
        {
            AddCommon(this, Labels);
            this.SetGuardedAction(async (parsed, cancellationToken) =>
            {
                using var catalog = OpenCatalog(parsed);
                var labels = Enum.Parse<ZeroShotLabels>(parsed.GetValue(Labels)!, ignoreCase: true);
                var report = await new ZeroShotEvaluation(catalog.Index, catalog.Embedder)
                    .RunAsync(new ZeroShotRequest(Truth.Read(parsed.GetValue(TruthFile)!), Split(parsed), labels) { Seed = parsed.GetValue(Seed) }, cancellationToken);
                Print(parsed, report, whole => whole.ToTable());
                return ExitCodes.Done;
            });
        }
    }

    private sealed class SweepCommand : Command
    {
        private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Choose, but write nothing." };

        private static readonly Option<int> Limit = new("--limit-queries")
        {
            Description = "How many questions to ask of each setting.",
            DefaultValueFactory = _ => SweepRequest.DefaultLimit,
        };

        public SweepCommand() : base("sweep", "Choose the composition and its weights on one half of the products, and write them into the model's folder.")
        {
            AddCommon(this, Limit, DryRun);
            this.SetGuardedAction(async (parsed, cancellationToken) =>
            {
                using var catalog = OpenCatalog(parsed);
                var folder = ModelLocation.Resolve(parsed.GetValue(CommonOptions.Model));
                SaveCalibration save = (calibration, _) =>
                {
                    CalibrationWriter.Write(folder, calibration);
                    return Task.CompletedTask;
                };
                var request = new SweepRequest(Truth.Read(parsed.GetValue(TruthFile)!), Split(parsed)) { Seed = parsed.GetValue(Seed), Limit = parsed.GetValue(Limit) };
                var report = await new Sweep(catalog.Index, catalog.Embedder)
                    .RunAsync(request, parsed.GetValue(DryRun) ? null : save, parsed.GetValue(CommonOptions.Json) ? null : new TrialLines(), cancellationToken);
                Print(parsed, report, whole => whole.ToTable());
                return ExitCodes.Done;
            });
        }

        private sealed class TrialLines : IProgress<SweepTrial>
        {
            public void Report(SweepTrial value) => Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{value.Composition}, text weight {value.TextWeight:0.00}: mean mAP {value.Objective * 100:0.0} %"));
        }
    }
}
