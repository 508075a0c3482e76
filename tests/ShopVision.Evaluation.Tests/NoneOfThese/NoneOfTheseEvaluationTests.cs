using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Evaluation.NoneOfThese;

namespace ShopVision.Evaluation.Tests.NoneOfThese;

public sealed class NoneOfTheseEvaluationTests
{
    [Fact]
    public async Task A_model_that_sees_well_is_told_apart_well_on_products_it_was_not_fitted_to()
    {
        var category = Assert.Single((await RunAsync()).Axes, axis => axis.Axis == Axes.Category);

        Assert.Equal((36, 36), (category.FittedTo, category.Products));
        Assert.Equal([2], category.LabelsAsked);
        Assert.InRange(category.Auroc.Value, 0.95, 1);
        Assert.InRange(category.RejectedWrongly.Value, 0, 0.1);
        Assert.InRange(category.AcceptedWrongly.Value, 0, 0.1);
    }

    [Fact]
    public async Task What_was_fitted_is_handed_on_to_be_saved_beside_the_rest_of_the_calibration()
    {
        Calibration? saved = null;
        var report = await RunAsync((calibration, _) =>
        {
            saved = calibration;
            return Task.CompletedTask;
        });

        Assert.True(report.IsSaved);
        Assert.Equal(report.Axes.Select(axis => axis.Axis).Order(), saved!.NoneOfThese.Keys.Order());
        Assert.Equal(SomeShop.Embedder.Model.Calibration with { NoneOfThese = saved.NoneOfThese }, saved);
    }

    [Fact]
    public async Task An_axis_with_two_labels_cannot_be_asked_without_one_of_them_and_is_left_out() =>
        Assert.DoesNotContain((await RunAsync()).Axes, axis => axis.Axis == Axes.Gender);

    [Fact]
    public async Task Too_few_products_are_refused()
    {
        var truth = SomeShop.Truth with { ById = SomeShop.Truth.ById.Take(30).ToDictionary() };

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => RunAsync(request: new NoneOfTheseRequest(truth)));

        Assert.Equal(ErrorCode.TruthInvalid, fault.Code);
    }

    [Fact]
    public async Task The_table_says_how_well_and_whether_it_was_saved()
    {
        var table = (await RunAsync()).ToTable();

        Assert.Contains("AUROC", table, StringComparison.Ordinal);
        Assert.Contains("category", table, StringComparison.Ordinal);
        Assert.Contains("Not saved", table, StringComparison.Ordinal);
    }

    private static Task<NoneOfTheseReport> RunAsync(Evaluation.Sweeps.SaveCalibration? save = null, NoneOfTheseRequest? request = null) =>
        new NoneOfTheseEvaluation(SomeShop.Index, SomeShop.Embedder)
            .RunAsync((request ?? new NoneOfTheseRequest(SomeShop.Truth)) with { Resamples = 50 }, save, TestContext.Current.CancellationToken);
}
