using System.CommandLine;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Commands.Feeds;
using ShopVision.Server.Hosting;

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
    public static RunRequest Read(ParseResult parsed, string origin) => new(parsed.GetRequiredValue(Job), DataFolder.Catalog, ArgumentsOf(parsed), origin);

    private static string ArgumentsOf(ParseResult parsed) => (parsed.GetRequiredValue(Job), parsed.GetValue(Feed)) switch
    {
        (PruneJob.JobName, null) => new PruneArguments { Keep = parsed.GetValue(Keep) }.ToJson(),
        (VerifyIndexJob.JobName, null) => "{}",
        (PruneJob.JobName or VerifyIndexJob.JobName, _) => throw Invalid("no feed, since this job reads none", "one"),
        (IngestFeedJob.JobName or RebuildIndexJob.JobName or RefreshImagesJob.JobName, { } feed) => FeedArguments.ReadForRun(parsed, feed, parsed.GetValue(IngestCommand.Images)).ToJson(),
        (IngestFeedJob.JobName or RebuildIndexJob.JobName or RefreshImagesJob.JobName, null) => throw Invalid("a feed", "none"),
        (var other, _) => throw Invalid($"a job of {string.Join(", ", CatalogJobs.Names)}", $"'{other}'"),
    };

    private static ShopVisionException Invalid(string expected, string found) => new(ErrorCode.InvalidRequest, $"Expected {expected}, found {found}.");
}
