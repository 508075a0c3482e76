using ShopVision.Core.Errors;
using ShopVision.Core.Identifiers;

namespace ShopVision.Core.Runs;

/// <summary>A piece of work on a catalog: what is to be done, how far it is, and how it ended.</summary>
public sealed record Run
{
    /// <summary>Sorts by age.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the job that does it.</summary>
    public required string Job { get; init; }

    /// <summary>Two runs on one catalog never go on at the same time.</summary>
    public required string Catalog { get; init; }

    /// <summary>What the job is told, as JSON. Never secrets.</summary>
    public string Arguments { get; init; } = "{}";

    /// <summary>Who asked for it: a schedule, a person, another run.</summary>
    public string Origin { get; init; } = "";

    public RunState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>No worker takes it before; null where it may be taken at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How often a worker took it. What a worker says counts only where it comes from the last attempt.</summary>
    public int Attempt { get; init; }

    public string? Worker { get; init; }

    /// <summary>After it, the worker counts as lost.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    public bool IsCancelRequested { get; init; }

    /// <summary>No later run of the catalog goes before it, however long it waits for another try.</summary>
    public bool KeepsOrder { get; init; }

    /// <summary>Somebody said that it may do what looks like a mistake.</summary>
    public bool IsApproved { get; init; }

    public RunProgress Progress { get; init; } = RunProgress.None;

    /// <summary>What it did, as JSON; null until it has ended.</summary>
    public string? Report { get; init; }

    public RunFault? Fault { get; init; }

    public bool IsOpen => State is RunState.Queued or RunState.Running or RunState.AwaitingApproval;

    /// <summary>An id after those of the open runs: of what comes in one moment none takes another's place, and all keep their order.</summary>
    public static string NewId(IReadOnlyList<Run> open, DateTimeOffset now) => TimedId.New(TimedId.After(open is [.., var newest] ? newest.Id : null, now));
}

/// <summary>How far a run is, and what it counted so far; <paramref name="Total"/> is null where nobody can know.</summary>
public sealed record RunProgress(string Stage, long Done, long? Total)
{
    public static RunProgress None { get; } = new("", 0, null);
}

/// <summary>Why a run ended, or what it waits for; the code is that of an <see cref="ErrorCode"/>.</summary>
public sealed record RunFault(string Code, string Message, bool IsTransient)
{
    public static RunFault Of(ShopVisionException fault) => new(fault.Code.Name, fault.Message, fault.Code.IsTransient);
}
