using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Sweeps;

namespace ShopVision.Evaluation.Tests.Sweeps;

public sealed class SweepTests
{
    private static readonly SweepRequest OnEven = new(SomeShop.Truth, QuerySplit.Even) { Limit = 30 };

    [Fact]
    public async Task The_choice_is_nearly_the_best_of_what_was_tried()
    {
        var report = await RunAsync(OnEven);

        Assert.Equal(Compositions.TargetCaption, report.Calibration.Composition);
        Assert.True(report.Objective >= report.Trials.Max(trial => trial.Objective) * 0.98);
        Assert.True(report.Objective > report.PlainSumObjective);
    }

    [Fact]
    public async Task The_chosen_calibration_is_saved_once()
    {
        var saved = new List<Calibration>();

        var report = await RunAsync(OnEven, (calibration, _) =>
        {
            saved.Add(calibration);
            return Task.CompletedTask;
        });

        Assert.True(report.IsSaved);
        Assert.Same(report.Calibration, Assert.Single(saved));
    }

    [Fact]
    public async Task A_dry_run_saves_nothing_and_says_so()
    {
        var report = await RunAsync(OnEven);

        Assert.False(report.IsSaved);
        Assert.Contains("dry run", report.ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_setting_is_tried_twice()
    {
        var report = await RunAsync(OnEven);

        Assert.Equal(
            report.Trials.Count,
            report.Trials.Select(trial => (trial.Composition, trial.TextWeight, trial.Debias, trial.CaptionTemplate, trial.MinimumProbability)).Distinct().Count());
    }

    [Fact]
    public async Task Choosing_by_all_products_needs_to_be_said()
    {
        var all = OnEven with { Split = QuerySplit.All };

        var exception = await Assert.ThrowsAsync<ShopVisionException>(() => RunAsync(all));

        Assert.Equal(ErrorCode.InvalidRequest, exception.Code);
        Assert.Equal("all", (await RunAsync(all with { LeavesNothingToReportOn = true })).Questions.Split);
    }

    [Fact]
    public void Of_settings_that_are_as_good_the_one_with_more_of_the_photo_is_chosen() =>
        Assert.Equal(0.7, Choice.BestForThePhoto([Trial(0.30, 0.6), Trial(0.3168, 0.7), Trial(0.3199, 0.9)]).TextWeight);

    [Fact]
    public void Of_captions_that_are_as_good_the_one_that_says_most_is_chosen() =>
        Assert.Equal("{color} {pattern}", Choice.BestForTheCaption([
            Trial(0.30, template: "{color} {pattern} {material}"),
            Trial(0.3168, template: "{color} {pattern}"),
            Trial(0.3199, template: "{color}")]).CaptionTemplate);

    private static SweepTrial Trial(double objective, double textWeight = 0.8, string template = "{color}") =>
        new(Compositions.TargetCaption, textWeight, 0, template, 0, objective, new Dictionary<string, double>());

    private static Task<SweepReport> RunAsync(SweepRequest request, SaveCalibration? save = null) =>
        new Sweep(SomeShop.Index, SomeShop.Embedder).RunAsync(request, save, progress: null, TestContext.Current.CancellationToken);
}
