using ShopVision.Core.Runs;

namespace ShopVision.Server.Runs;

/// <summary>How long the stage that a run is in will take, by its pace since it was first looked at. Not thread safe.</summary>
internal sealed class RunEstimate
{
    private (string Stage, int Attempt, long Done, DateTimeOffset At)? _first;

    /// <summary>Null where nobody can tell: no total, no pace yet, or not at work.</summary>
    public TimeSpan? Remaining(Run run, DateTimeOffset now)
    {
        var (stage, done, total) = run.Progress;
        if (run.State != RunState.Running || total is not { } all)
            return null;
        if (_first is not { } first || first.Stage != stage || first.Attempt != run.Attempt || done < first.Done)
            first = (_first = (stage, run.Attempt, done, now)).Value;
        return done > first.Done ? (now - first.At) / (done - first.Done) * Math.Max(0, all - done) : null;
    }
}
