using System.CommandLine;
using ShopVision.Evaluation.ZeroShot;

namespace ShopVision.Server.Commands.Evaluate;

internal sealed class ZeroShotCommand : Command
{
    private static readonly Option<string> Labels = new Option<string>("--labels")
    {
        Description = "What to choose from: the values the model knows, or those of the truth.",
        DefaultValueFactory = _ => "model",
    }.AcceptOnlyFromAmong("model", "truth");

    public ZeroShotCommand() : base("zero-shot", "See how well the model reads category, color and gender from photos alone.")
    {
        this.AddEvaluationOptions(Labels);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var catalog = parsed.OpenCatalog();
        var labels = Enum.Parse<ZeroShotLabels>(parsed.GetRequiredValue(Labels), ignoreCase: true);
        var report = await new ZeroShotEvaluation(catalog.Index, catalog.Embedder)
            .RunAsync(new ZeroShotRequest(parsed.Truth(), parsed.Split(), labels) { Seed = parsed.Seed() }, cancellationToken);
        parsed.Print(report, whole => whole.ToTable());
        return ExitCodes.Done;
    }
}
