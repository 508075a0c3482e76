using System.Globalization;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Runs;

/// <summary>A run as somebody who watches it sees it, and what is new about it.</summary>
internal sealed record RunSight(Run Run, RunNews News, TimeSpan? Remaining)
{
    /// <summary>What of a run can be seen to change: the same for the same sight, whoever looks and from whichever process.</summary>
    public string Version => string.Create(
        CultureInfo.InvariantCulture,
        $"{Run.Attempt}.{RunDispatcher.Name(Run.State)}{(Run.IsCancelRequested ? ".cancelling" : "")}.{Run.Progress.Stage}.{Run.Progress.Done}.{Run.Progress.Total}");

    public static RunSight Of(Run run, RunSight? last, TimeSpan? remaining)
    {
        var sight = new RunSight(run, RunNews.State, remaining);
        return sight.Version == last?.Version ? sight with { News = RunNews.None }
            : run.State == last?.Run.State && run.Attempt == last.Run.Attempt && run.IsCancelRequested == last.Run.IsCancelRequested ? sight with { News = RunNews.Progress }
            : sight;
    }
}

/// <summary>What is new about a run since it was seen last.</summary>
internal enum RunNews
{
    /// <summary>Nothing: a sign of life.</summary>
    None,
    Progress,
    State,
}
