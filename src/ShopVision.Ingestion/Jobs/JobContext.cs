using System.Text.Json;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>What a job knows of its run, and what it may say of it. Thread safe.</summary>
public sealed class JobContext(Run run, IRunStore store)
{
    private volatile RunProgress _progress = RunProgress.None;
    private volatile IReadOnlyList<RunRefusal> _refusals = [];

    public string RunId => run.Id;

    /// <summary>What the job was told, as JSON.</summary>
    public string Arguments => run.Arguments;

    /// <summary>Somebody said that it may do what looks like a mistake.</summary>
    public bool IsApproved => run.IsApproved;

    internal RunProgress Progress => _progress;

    internal IReadOnlyList<RunRefusal> Refusals => _refusals;

    /// <summary>What another run left out. Throws <c>run-not-found</c>.</summary>
    public async Task<IReadOnlyList<RunRefusal>> RefusalsOfAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is null
            ? throw RunDispatcher.NotFound(id)
            : await store.ReadRefusalsAsync(id, cancellationToken).ConfigureAwait(false);

    public void Report(RunProgress progress) => _progress = progress;

    /// <summary>All that the run leaves out.</summary>
    public void Refuse(IReadOnlyList<RunRefusal> refusals) => _refusals = refusals;

    /// <summary>Takes what an ingest left out, tidies up after it, and gives the report as the run keeps it: refusals apart.</summary>
    internal async Task<string> EndAsync(IngestReport report, Func<IngestReport, CancellationToken, Task<IngestReport>> tidyAsync, CancellationToken cancellationToken)
    {
        Refuse([.. report.Refusals.Select(refusal =>
            new RunRefusal(refusal.Line, refusal.ProductId, refusal.Image, refusal.Code.Name, refusal.Message, refusal.Code.IsTransient))]);
        var tidied = await tidyAsync(report, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Serialize(tidied with { Refusals = [] }, JsonSerializerOptions.Web);
    }
}
