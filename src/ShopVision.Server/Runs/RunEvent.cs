using ShopVision.Core.Runs;

namespace ShopVision.Server.Runs;

/// <summary>How a run is at a moment: what its events say, and the lines of <c>runs watch --json</c>.</summary>
internal sealed record RunEvent(string Id, string State, bool IsCancelling, int Attempt, string Stage, long Done, long? Total, double? RemainingMs, RunFault? Fault)
{
    public static RunEvent Of(RunSight sight) => new(
        sight.Run.Id, RunDispatcher.Name(sight.Run.State), sight.Run.IsOpen && sight.Run.IsCancelRequested, sight.Run.Attempt,
        sight.Run.Progress.Stage, sight.Run.Progress.Done, sight.Run.Progress.Total, sight.Remaining?.TotalMilliseconds is { } remaining ? Math.Round(remaining) : null, sight.Run.Fault);
}
