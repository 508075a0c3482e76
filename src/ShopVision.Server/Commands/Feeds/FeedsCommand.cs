using System.CommandLine;

namespace ShopVision.Server.Commands.Feeds;

internal sealed class FeedsCommand : Command
{
    public FeedsCommand() : base("feeds", "See what product feeds hold, before they are ingested.") => Subcommands.Add(new CheckFeedCommand());
}
