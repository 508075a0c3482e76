using System.CommandLine;
using ShopVision.Ingestion.Jobs;

namespace ShopVision.Server.Commands.Runs;

internal sealed class RetryRunCommand : Command
{
    private static readonly Option<bool> Failures = new("--failures") { Description = "Only the products that it left out, or pictures of which." };

    public RetryRunCommand() : base("retry", "Ask anew for what a run that has ended was to do.")
    {
        Arguments.Add(RunsCommand.Id);
        foreach (var option in (Option[])[Failures, CommonOptions.Data, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var (runs, id) = (RunsCommand.Dispatcher(RunsCommand.Store(parsed)), parsed.GetRequiredValue(RunsCommand.Id));
            var run = parsed.GetValue(Failures)
                ? await runs.RetryAsync(id, FeedJobArguments.RetryFailuresOf, cancellationToken)
                : await runs.RetryAsync(id, cancellationToken);
            RunPrinting.Print(run, parsed.GetValue(CommonOptions.Json));
            return ExitCodes.Done;
        });
    }
}
