using System.CommandLine;
using ShopVision.Core.Errors;

namespace ShopVision.Server.Commands.Runs;

internal sealed class ShowRunCommand : Command
{
    private static readonly Argument<string> Id = new("ID") { Description = "The run's id, as 'list' shows it." };

    public ShowRunCommand() : base("show", "One run: what it was told, how far it is, what it did and what it left out.")
    {
        Arguments.Add(Id);
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var store = RunsCommand.Store(parsed);
            var id = parsed.GetRequiredValue(Id);
            var run = await store.FindAsync(id, cancellationToken)
                ?? throw new ShopVisionException(ErrorCode.RunNotFound, $"There is no run '{id}'. 'shopvision runs list' has the ids.");
            RunDocument.Print(run, parsed.GetValue(CommonOptions.Json), await store.ReadRefusalsAsync(id, cancellationToken));
            return ExitCodes.Done;
        });
    }
}
