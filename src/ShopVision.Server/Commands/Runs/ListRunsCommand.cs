using System.CommandLine;
using System.Text.Json;
using ShopVision.Server.Hosting;
using ShopVision.Server.Runs;

namespace ShopVision.Server.Commands.Runs;

internal sealed class ListRunsCommand : Command
{
    private static readonly Option<int> Limit = new("--limit") { Description = "How many at most.", DefaultValueFactory = _ => 20 };

    public ListRunsCommand() : base("list", "The newest runs, newest first.")
    {
        foreach (Option option in (Option[])[CommonOptions.Data, Limit, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var runs = await RunsCommand.Store(parsed).ListAsync(parsed.GetValue(Limit), cancellationToken);
            if (parsed.GetValue(CommonOptions.Json))
                Console.WriteLine(JsonSerializer.Serialize(runs.Select(RunDocument.Listed), DocumentJson.Indented));
            else
                foreach (var run in runs)
                    Console.WriteLine(RunPrinting.Line(run));
            return ExitCodes.Done;
        });
    }
}
