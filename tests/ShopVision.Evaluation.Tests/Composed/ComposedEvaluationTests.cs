using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Composition;
using ShopVision.Core.Errors;
using ShopVision.Evaluation.Composed;
using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Tests.Composed;

public sealed class ComposedEvaluationTests
{
    private static readonly ComposedRequest Everything = new(new QuestionRequest(SomeShop.Truth));

    [Fact]
    public async Task The_target_caption_finds_what_the_plain_sum_misses()
    {
        var report = await RunAsync(Everything);

        var ratio = Of(report, Compositions.TargetCaption).Ratios[Compositions.PlainSum];
        Assert.True(ratio!.Low > 1.2, $"{report.ToTable()}");
    }

    [Fact]
    public async Task Either_side_alone_misses_half_of_the_question()
    {
        var report = await RunAsync(Everything);

        Assert.True(Of(report, Compositions.TargetCaption).CompositionGain!.Low > 0.2, report.ToTable());
        Assert.Null(Of(report, Contenders.PhotoOnly).CompositionGain);
    }

    [Fact]
    public async Task The_mean_over_all_questions_and_over_the_axes_agree_where_the_axes_ask_equally_often()
    {
        var result = Of(await RunAsync(Everything), Compositions.PlainSum);

        Assert.Equal(result.Overall.MeanAveragePrecision.Value, result.Macro.MeanAveragePrecision.Value, 9);
        Assert.Equal(
            result.ByAxis.Values.Average(axis => axis.MeanAveragePrecision.Value), result.Macro.MeanAveragePrecision.Value, 9);
    }

    [Fact]
    public async Task A_run_can_be_repeated_to_the_last_digit()
    {
        var (one, two) = (await RunAsync(Everything), await RunAsync(Everything));

        Assert.Equal(JsonSerializer.Serialize(one), JsonSerializer.Serialize(two));
    }

    [Fact]
    public async Task The_report_says_what_was_asked_of_whom_and_whether_it_was_understood()
    {
        var report = await RunAsync(new ComposedRequest(new QuestionRequest(SomeShop.Truth, QuerySplit.Odd, Seed: 3, Limit: 50)));

        Assert.Equal(("odd", 3UL, 50), (report.Questions.Split, report.Questions.Seed, report.Questions.Total));
        Assert.All(report.Questions.Understood.Values, share => Assert.Equal(1, share));
        Assert.Equal(Contenders.Names, report.Compositions.Select(result => result.Composition));
        Assert.Equal((72, 72), (report.Gallery.Products, report.Truth.Matched));
    }

    [Fact]
    public async Task An_index_that_was_given_attributes_brings_a_warning()
    {
        var report = await new ComposedEvaluation(SomeShop.IndexWithColors, SomeShop.Embedder)
            .RunAsync(Everything, TestContext.Current.CancellationToken);

        Assert.Contains("color", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Empty((await RunAsync(Everything)).Warnings);
    }

    [Fact]
    public async Task Only_products_of_the_index_count()
    {
        var truth = SomeShop.Truth with
        {
            ById = SomeShop.Truth.ById.Values.Append(SomeShop.Truth.ById["100"] with { Id = "elsewhere" }).ToDictionary(product => product.Id),
        };

        var report = await RunAsync(new ComposedRequest(new QuestionRequest(truth)));

        Assert.Equal((73, 72), (report.Truth.Products, report.Truth.Matched));
    }

    [Fact]
    public async Task A_truth_of_another_catalog_is_refused()
    {
        var truth = new Truth("other.csv", SomeShop.Truth.Axes, new Dictionary<string, TrueProduct> { ["x"] = new("x", SomeShop.Truth.ById["100"].Values) });

        var exception = await Assert.ThrowsAsync<ShopVisionException>(() => RunAsync(new ComposedRequest(new QuestionRequest(truth))));

        Assert.Equal(ErrorCode.TruthInvalid, exception.Code);
        Assert.Contains("such as 'x'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truth_that_gives_no_question_is_refused()
    {
        var truth = SomeShop.Truth with { Axes = ["color"] };

        var exception = await Assert.ThrowsAsync<ShopVisionException>(() => RunAsync(new ComposedRequest(new QuestionRequest(truth))));

        Assert.Equal(ErrorCode.TruthInvalid, exception.Code);
    }

    [Fact]
    public async Task An_unknown_composition_is_refused_by_name()
    {
        var exception = await Assert.ThrowsAsync<ShopVisionException>(() => RunAsync(Everything with { Compositions = ["magic"] }));

        Assert.Equal(ErrorCode.UnknownComposition, exception.Code);
        Assert.Contains("'magic'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_of_another_model_is_refused()
    {
        var other = new FakeEmbedder(SomeShop.Embedder.Model with { Fingerprint = new("ff") });

        var exception = await Assert.ThrowsAsync<ShopVisionException>(() =>
            new ComposedEvaluation(SomeShop.Index, other).RunAsync(Everything, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCode.ModelMismatch, exception.Code);
    }

    private static Task<ComposedReport> RunAsync(ComposedRequest request) =>
        new ComposedEvaluation(SomeShop.Index, SomeShop.Embedder).RunAsync(request, TestContext.Current.CancellationToken);

    private static CompositionResult Of(ComposedReport report, string composition) =>
        report.Compositions.Single(result => result.Composition == composition);
}
