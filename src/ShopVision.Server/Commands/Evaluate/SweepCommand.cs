using System.CommandLine;
using System.Globalization;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;
using ShopVision.Evaluation.Sweeps;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Evaluate;

internal sealed class SweepCommand : Command
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Choose, but write nothing." };

    private static readonly Option<int> Limit = new("--limit-queries")
    {
        Description = "How many questions to ask of each setting.",
        DefaultValueFactory = _ => SweepRequest.DefaultLimit,
    };

    public SweepCommand() : base("sweep", "Choose the composition and its weights on one half of the products, and write them into the model's folder.")
    {
        this.AddEvaluationOptions(Limit, DryRun);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var catalog = parsed.OpenCatalog();
        var folder = ModelLocation.Resolve(parsed.GetValue(CommonOptions.Model));
        Task Save(Calibration calibration, CancellationToken _)
        {
            CalibrationWriter.Write(folder, calibration);
            return Task.CompletedTask;
        }

        var request = new SweepRequest(parsed.Truth(), parsed.Split()) { Seed = parsed.Seed(), Limit = parsed.GetValue(Limit) };
        var report = await new Sweep(catalog.Index, catalog.Embedder).RunAsync(
            request,
            parsed.GetValue(DryRun) ? null : Save,
            parsed.GetValue(CommonOptions.Json) ? null : new TrialLines(),
            cancellationToken);
        parsed.Print(report, whole => whole.ToTable());
        return ExitCodes.Done;
    }

    private sealed class TrialLines : IProgress<SweepTrial>
    {
        public void Report(SweepTrial value) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{value.Composition}, text weight {value.TextWeight:0.00}: mean mAP {value.Objective * 100:0.0} %"));
    }
}
