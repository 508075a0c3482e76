namespace ShopVision.Evaluation.Sweeps;

/// <summary>
/// Coordinate descent in two blocks: how the caption is written (template and least probability), then how it is weighed against
/// the photo (text weight and debias, which pull on each other), and again until nothing changes.
/// </summary>
internal sealed class TargetCaptionSearch(TrialRunner runner)
{
    private const int MaxRounds = 3;

    public async Task<SweepTrial> RunAsync(CancellationToken cancellationToken)
    {
        var setting = CaptionSetting.Start;
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = setting;
            setting = CaptionSetting.Of(Choice.BestForTheCaption(await TryAsync(Writings(setting), cancellationToken)));
            setting = CaptionSetting.Of(Choice.BestForThePhoto(await TryAsync(Weighings(setting), cancellationToken)));
            if (setting == before)
                break;
        }

        return await runner.TryTargetCaptionAsync(setting, cancellationToken);
    }

    private static IEnumerable<CaptionSetting> Writings(CaptionSetting setting) =>
        from template in SweepGrid.CaptionTemplates
        from probability in SweepGrid.MinimumProbabilities
        select setting with { CaptionTemplate = template, MinimumProbability = probability };

    private static IEnumerable<CaptionSetting> Weighings(CaptionSetting setting) =>
        from weight in SweepGrid.TargetCaptionWeights
        from debias in SweepGrid.Debias
        select setting with { TextWeight = weight, Debias = debias };

    private async Task<IReadOnlyList<SweepTrial>> TryAsync(IEnumerable<CaptionSetting> settings, CancellationToken cancellationToken)
    {
        var trials = new List<SweepTrial>();
        foreach (var setting in settings)
            trials.Add(await runner.TryTargetCaptionAsync(setting, cancellationToken));
        return trials;
    }
}
