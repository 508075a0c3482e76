using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Changes;

namespace ShopVision.Ingestion.Jobs;

/// <summary>
/// Asks for edits of products. Edits that come while a run of others waits are added to that run, so that a thousand requests are a few runs;
/// what was accepted first is done first. Thread safe, and safe between processes.
/// </summary>
public sealed class ChangeRequests(IRunStore store, TimeProvider time)
{
    /// <summary>So many characters of JSON a run is told at most: every look at the open runs reads them.</summary>
    public const int LongestArguments = 4 << 20;

    private const int MostWaiting = 4;

    /// <summary>The run that will do the edits. Throws <c>overloaded</c> where too much waits already, and <c>upload-too-large</c>.</summary>
    public async Task<Run> AddAsync(string catalog, IReadOnlyList<ProductEdit> edits, string origin, CancellationToken cancellationToken)
    {
        var arguments = new ChangeJobArguments(edits).ToJson();
        if (arguments.Length > LongestArguments)
            throw new ShopVisionException(ErrorCode.UploadTooLarge, $"Expected edits of at most {LongestArguments >> 20} MiB as JSON, found {arguments.Length >> 20}. Send them in several requests.");
        return await store.ChangeAsync(open => Add(open, catalog, edits, arguments, origin), cancellationToken).ConfigureAwait(false)
            ?? throw new ShopVisionException(ErrorCode.Overloaded, $"{MostWaiting} runs full of edits wait already. Send these again later, and see whether 'shopvision work' runs.");
    }

    private RunChange<Run?> Add(IReadOnlyList<Run> open, string catalog, IReadOnlyList<ProductEdit> edits, string arguments, string origin)
    {
        var others = open.Where(run => run.Job == ChangeProductsJob.JobName && run.Catalog == catalog).ToList();
        // Only the last: what came in between must not be overtaken.
        if (others is [.., { State: RunState.Queued } last] && last.Arguments.Length + arguments.Length <= LongestArguments)
        {
            var joined = last with { Arguments = new ChangeJobArguments([.. ChangeJobArguments.Parse(last.Arguments).Edits, .. edits]).ToJson() };
            return new RunChange<Run?>(joined, joined);
        }

        if (others.Count(run => run.State == RunState.Queued) >= MostWaiting)
            return new RunChange<Run?>(null);
        var now = time.GetUtcNow();
        var run = new Run
        {
            Id = Run.NewId(open, now), Job = ChangeProductsJob.JobName, Catalog = catalog, Arguments = arguments, Origin = origin, CreatedAt = now, KeepsOrder = true,
        };
        return new RunChange<Run?>(run, run);
    }
}
