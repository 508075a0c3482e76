namespace ShopVision.Ingestion.Runs;

/// <summary>What a run would do. Whether a picture has changed is known only once it is read.</summary>
public sealed record IngestPlan
{
    public required PlannedCounts Products { get; init; }

    /// <summary>How many pictures would be read; those that the model never saw would be embedded.</summary>
    public required long Pictures { get; init; }

    /// <summary>Why somebody would have to approve the run; null where nobody has to.</summary>
    public string? ApprovalReason { get; init; }

    /// <summary>What the run would leave out before it reads any picture, in the order of the feed's lines.</summary>
    public required IReadOnlyList<IngestRefusal> Refusals { get; init; }
}

/// <summary>
/// Products by what a run would do: <paramref name="Changed"/> have other words or picture paths, of <paramref name="ToLookAt"/> only the
/// pictures have to be looked at.
/// </summary>
public sealed record PlannedCounts(int New, int Changed, int ToLookAt, int Unchanged, int Removed, int Refused);
