using System.CommandLine;

namespace ShopVision.Server.Commands.Evaluate;

internal sealed class EvaluateCommand : Command
{
    public EvaluateCommand() : base("evaluate", "Measure search quality against what is known of the products.")
    {
        Subcommands.Add(new ComposedCommand());
        Subcommands.Add(new ZeroShotCommand());
        Subcommands.Add(new NoneOfTheseCommand());
        Subcommands.Add(new SweepCommand());
    }
}
