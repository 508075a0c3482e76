using System.CommandLine;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Commands.Feeds;
using ShopVision.Server.Hosting;
using ShopVision.Server.Runs;

namespace ShopVision.Server.Commands.Runs;

/// <summary>What a run is asked for, on a command line.</summary>
internal static class RunArguments
{
    private static readonly Argument<string?> Feed = new("FEED")
    {
        Description = "The product feed of an ingest or a rebuild; for refresh-images it says where picture paths start from.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Job = new("--job")
    {
        Description = $"What is to be done: {string.Join(", ", CatalogJobs.Names)}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => IngestFeedJob.JobName,
    };

    private static readonly Option<int> Keep = new("--keep") { Description = "How many generations prune keeps beside the published one.", DefaultValueFactory = _ => 1 };

    public static void AddTo(Command command)
    {
        command.Arguments.Add(Feed);
        foreach (var option in (IEnumerable<Option>)[Job, CommonOptions.Data, IngestCommand.Images, .. FeedArguments.Options, Keep])
            command.Options.Add(option);
    }

    /// <summary>Throws <c>invalid-request</c>.</summary>
    public static RunRequest Read(ParseResult parsed, string origin) => RunJobs.Request(
        parsed.GetRequiredValue(Job),
        parsed.GetValue(Feed) is { } feed ? FeedArguments.ReadForRun(parsed, feed, parsed.GetValue(IngestCommand.Images)) : null,
        parsed.GetValue(Keep),
        origin);
}
