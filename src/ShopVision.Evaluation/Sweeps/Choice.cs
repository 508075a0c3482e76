namespace ShopVision.Evaluation.Sweeps;

/// <summary>Chooses among trials.</summary>
internal static class Choice
{
    // Truth by attributes cannot see style or cut, which only the photo carries, and so favours the words a little too much.
    private const double WorthLessThanThePhoto = 0.01;

    public static SweepTrial Best(IEnumerable<SweepTrial> trials) => trials.MaxBy(trial => trial.Objective)!;

    /// <summary>Of those within one percent of the best, the one that keeps most of the photo.</summary>
    public static SweepTrial BestForThePhoto(IReadOnlyList<SweepTrial> trials)
    {
        var enough = Best(trials).Objective * (1 - WorthLessThanThePhoto);
        return trials.Where(trial => trial.Objective >= enough).OrderBy(trial => trial.TextWeight).ThenByDescending(trial => trial.Objective).First();
    }
}
