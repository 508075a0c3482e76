using System.CommandLine;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;
using ShopVision.Evaluation.NoneOfThese;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Evaluate;

internal sealed class NoneOfTheseCommand : Command
{
    private static readonly Option<bool> Save = new("--save") { Description = "Write what was fitted into the model's folder." };

    public NoneOfTheseCommand() : base("none-of-these", "Fit, on products with even ids, when a photo shows none of the labels asked, and see on those with odd ids how well that is told.")
    {
        this.AddHalvedEvaluationOptions(Save);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var catalog = parsed.OpenCatalog();
        var folder = ModelLocation.Resolve(parsed.GetValue(CommonOptions.Model));
        Task SaveAsync(Calibration calibration, CancellationToken _)
        {
            CalibrationWriter.Write(folder, calibration);
            return Task.CompletedTask;
        }

        var report = await new NoneOfTheseEvaluation(catalog.Index, catalog.Embedder).RunAsync(
            new NoneOfTheseRequest(parsed.Truth()) { Seed = parsed.Seed() }, parsed.GetValue(Save) ? SaveAsync : null, cancellationToken);
        parsed.Print(report, whole => whole.ToTable());
        return ExitCodes.Done;
    }
}
