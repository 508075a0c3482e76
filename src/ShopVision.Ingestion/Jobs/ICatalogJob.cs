namespace ShopVision.Ingestion.Jobs;

/// <summary>
/// Work on a catalog that a worker does for a run. Knows no scheduler and no store. Doing it again after it was stopped at any moment
/// leads to the same catalog: what is done already is not done twice.
/// </summary>
public interface ICatalogJob
{
    /// <summary>What runs name it by.</summary>
    string Name { get; }

    /// <summary>
    /// Returns the run's report as JSON. Throws a <see cref="Core.Errors.ShopVisionException"/> whose code tells whether another try may
    /// help, and <c>approval-needed</c> where somebody has to say that it may go on.
    /// </summary>
    Task<string> RunAsync(JobContext context, CancellationToken cancellationToken);
}
