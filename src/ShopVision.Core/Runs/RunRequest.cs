namespace ShopVision.Core.Runs;

/// <summary>What is to be done: by which job, on which catalog, told what (JSON), who asks, and whether nothing later may go before it.</summary>
public sealed record RunRequest(string Job, string Catalog, string Arguments = "{}", string Origin = "", bool KeepsOrder = false)
{
    /// <summary>Where one like it waits already, that one will do: it has not begun, so it will see all that this one would.</summary>
    public bool IsLike(Run run) => run.State == RunState.Queued && run.Job == Job && run.Catalog == Catalog && run.Arguments == Arguments && !run.IsCancelRequested;
}
