using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Evaluation.Truths;
using ShopVision.Evaluation.ZeroShot;

namespace ShopVision.Evaluation.Tests.ZeroShot;

public sealed class ZeroShotEvaluationTests
{
    private static readonly FakeEmbedder Embedder = new(Some.Model with
    {
        Dimensions = FakeEmbedder.Dimensions,
        Vocabulary = new Dictionary<string, AxisVocabulary> { [Axes.Color] = new(["Red", "Navy-Blue", "Green", "Gold"], ["{}"]) },
    });

    // What the pictures show and what the truth says of them.
    private static readonly (string Shows, string Truth)[] Products =
        [("red", "Red"), ("red", "red"), ("red", "Red"), ("navy-blue", "navy blue"), ("green", "Navy Blue"), ("gold", "Copper")];

    [Fact]
    public async Task Top_one_counts_the_products_whose_best_label_is_the_true_one_whatever_its_spelling()
    {
        // Four of six: a navy blue one that looks green and a copper one are wrong.
        Assert.Equal(4 / 6.0, (await ColorAsync(ZeroShotLabels.Model)).Top1.Value, 9);
    }

    [Fact]
    public async Task Macro_recall_counts_rare_values_like_frequent_ones()
    {
        // Red 3 of 3, navy blue 1 of 2, copper 0 of 1.
        Assert.Equal(0.5, (await ColorAsync(ZeroShotLabels.Model)).MacroRecall.Value, 9);
    }

    [Fact]
    public async Task A_value_that_is_not_a_label_is_wrong_and_named()
    {
        var color = await ColorAsync(ZeroShotLabels.Model);

        Assert.Equal(new Dictionary<string, int> { ["Copper"] = 1 }, color.Unlabelled);
        Assert.Equal(5 / 6.0, color.Top5.Value, 9);
    }

    [Fact]
    public async Task The_truths_own_values_can_be_the_labels()
    {
        var color = await ColorAsync(ZeroShotLabels.Truth);

        Assert.Equal(3, color.Labels);
        Assert.Empty(color.Unlabelled);
        Assert.Equal(1, color.Top3.Value);
    }

    [Fact]
    public async Task A_truth_without_a_labelled_axis_is_refused()
    {
        var truth = Truth() with { Axes = [Axes.Gender] };

        var exception = await Assert.ThrowsAsync<ShopVisionException>(() => RunAsync(new ZeroShotRequest(truth)));

        Assert.Equal(ErrorCode.TruthInvalid, exception.Code);
    }

    [Fact]
    public async Task The_table_names_every_axis_and_what_was_counted_as_wrong()
    {
        var table = (await RunAsync(new ZeroShotRequest(Truth()))).ToTable();

        Assert.Contains("66.7 [", table, StringComparison.Ordinal);
        Assert.Contains("Copper (1)", table, StringComparison.Ordinal);
    }

    private static async Task<ZeroShotResult> ColorAsync(ZeroShotLabels labels) =>
        Assert.Single((await RunAsync(new ZeroShotRequest(Truth()) { Labels = labels })).Axes);

    private static Task<ZeroShotReport> RunAsync(ZeroShotRequest request)
    {
        IEnumerable<IndexEntry> entries = Products.Select((product, i) => Some.Entry(Some.Product($"{i}"), FakeEmbedder.Embed(product.Shows)));
        return new ZeroShotEvaluation(new CatalogIndex(Embedder.Model, [.. entries]), Embedder)
            .RunAsync(request, TestContext.Current.CancellationToken);
    }

    private static Truth Truth() => new("truth.csv", [Axes.Color], Products
        .Select((product, i) => new TrueProduct($"{i}", new Dictionary<string, string> { [Axes.Color] = product.Truth }))
        .ToDictionary(product => product.Id));
}
