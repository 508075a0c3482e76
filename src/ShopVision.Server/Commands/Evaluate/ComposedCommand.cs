using System.CommandLine;
using ShopVision.Evaluation.Composed;

namespace ShopVision.Server.Commands.Evaluate;

internal sealed class ComposedCommand : Command
{
    private static readonly Option<string?> Compositions = new("--compositions")
    {
        Description = $"Which to compare, separated by commas. Default: {string.Join(",", Contenders.Names)}.",
        HelpName = "NAMES",
    };

    private static readonly Option<int?> Limit = new("--limit-queries") { Description = "Ask only so many questions.", HelpName = "N" };

    public ComposedCommand() : base("composed", "Ask for a product by its photo and one change (\"in red\", \"for women\"), and see where the right ones stand.")
    {
        this.AddEvaluationOptions(Compositions, Limit);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var catalog = parsed.OpenCatalog();
        var questions = new QuestionRequest(parsed.Truth(), parsed.Split(), parsed.Seed(), parsed.GetValue(Limit));
        var names = parsed.GetValue(Compositions)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var report = await new ComposedEvaluation(catalog.Index, catalog.Embedder)
            .RunAsync(new ComposedRequest(questions) { Compositions = names ?? Contenders.Names }, cancellationToken);
        parsed.Print(report, whole => whole.ToTable());
        return ExitCodes.Done;
    }
}
