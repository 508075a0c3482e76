namespace ShopVision.Core.Runs;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>A worker has it, as long as its lease lasts.</summary>
    Running,

    /// <summary>Waits for somebody to say that it may do what looks like a mistake.</summary>
    AwaitingApproval,

    Done,

    Failed,

    Cancelled,
}
