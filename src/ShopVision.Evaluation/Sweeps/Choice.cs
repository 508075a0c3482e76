namespace ShopVision.Evaluation.Sweeps;

/// <summary>
/// Chooses among trials. Truth by colour, category and gender cannot see what else a shopper wants kept, patterns, materials, style
/// and cut, and so favours settings that drop it: one percent of the objective is given for keeping it.
/// </summary>
internal static class Choice
{
    private const double WorthOfTheUnmeasured = 0.01;

    public static SweepTrial Best(IEnumerable<SweepTrial> trials) => trials.MaxBy(trial => trial.Objective)!;

    /// <summary>Of those that are good enough, the one that keeps most of the photo.</summary>
    public static SweepTrial BestForThePhoto(IReadOnlyList<SweepTrial> trials) =>
        GoodEnough(trials).OrderBy(trial => trial.TextWeight).ThenByDescending(trial => trial.Objective).First();

    /// <summary>Of those that are good enough, the one whose caption speaks of most axes.</summary>
    public static SweepTrial BestForTheCaption(IReadOnlyList<SweepTrial> trials) =>
        GoodEnough(trials).OrderByDescending(trial => trial.CaptionTemplate!.Count(c => c == '{')).ThenByDescending(trial => trial.Objective).First();

    private static IEnumerable<SweepTrial> GoodEnough(IReadOnlyList<SweepTrial> trials)
    {
        var enough = Best(trials).Objective * (1 - WorthOfTheUnmeasured);
        return trials.Where(trial => trial.Objective >= enough);
    }
}
