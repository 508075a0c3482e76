namespace ShopVision.LocalIndex.Soak;

/// <summary>A process that writes to an index and searches it, and one that follows and searches it too, for so long.</summary>
public static class SoakRun
{
    /// <summary>The reports of both; throws where an answer was not consistent, in words that say which.</summary>
    public static async Task<(SoakReport Writing, SoakReport Following)> RunAsync(
        string folder, bool isLarge, TimeSpan duration, int seed, CancellationToken cancellationToken)
    {
        using var writing = SoakProcess.Start("write", folder, isLarge, duration, seed);
        try
        {
            await SoakProcess.WaitUntilReadyAsync(writing, cancellationToken);
            using var following = SoakProcess.Start("follow", folder, isLarge, duration, seed + 1);
            try
            {
                var (written, followed) = (SoakProcess.ReportAsync(writing, cancellationToken), SoakProcess.ReportAsync(following, cancellationToken));
                await foreach (var reporting in Task.WhenEach(written, followed))
                    if (await reporting is { Fault: { } fault } report)
                        throw new InconsistentAnswerException($"After {report.Answers} answers and {report.Commits} commits (seed {seed}): {fault}");
                return (await written, await followed);
            }
            finally
            {
                following.Kill();
            }
        }
        finally
        {
            writing.Kill();
        }
    }
}
