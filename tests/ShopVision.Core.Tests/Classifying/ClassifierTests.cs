using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Classifying;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Tests.Classifying;

public sealed class ClassifierTests
{
    private static readonly NoneOfTheseCalibration Measured = new(Intercept: -10, Cosine: 20, LogLabels: -1);

    private readonly FakeEmbedder _embedder = Embedder(ZeroShotScoring.Softmax(10));

    [Fact]
    public async Task The_label_that_the_photo_shows_comes_first_and_all_add_up_to_one()
    {
        var answer = Assert.Single(await ClassifyAsync("red mug", new ClassifyRequest { Labels = ["Shirt", "Mug", "Lamp"] }));

        Assert.Equal("Mug", answer.Labels[0].Label);
        Assert.Equal(1, answer.Labels.Sum(label => label.Probability), 1e-5);
        Assert.Null(answer.Axis);
    }

    [Fact]
    public async Task Without_labels_the_values_that_the_model_knows_are_read_axis_by_axis()
    {
        var answers = await ClassifyAsync("red mug", new ClassifyRequest { Top = 1 });

        Assert.Equal([(Axes.Color, "Red"), (Axes.Category, "Mug"), (Axes.Pattern, "Striped")], answers.Select(answer => (answer.Axis!, answer.Labels[0].Label)));
        Assert.All(answers, answer => Assert.Single(answer.Labels));
    }

    [Fact]
    public async Task Axes_are_answered_in_the_order_asked()
    {
        var answers = await ClassifyAsync("red mug", new ClassifyRequest { Axes = [Axes.Category, Axes.Color] });

        Assert.Equal([Axes.Category, Axes.Color], answers.Select(answer => answer.Axis));
    }

    [Fact]
    public async Task A_sigmoid_answers_each_label_for_itself()
    {
        var answer = Assert.Single(await ClassifyAsync("red mug", new ClassifyRequest { Labels = ["red mug", "red", "mug"] }, Embedder(new ZeroShotScoring(true, 10, -5))));

        Assert.Equal(1 / (1 + Math.Exp(-5)), answer.Labels[0].Probability, 1e-4);
        Assert.True(answer.Labels.Sum(label => label.Probability) > 1.5);
    }

    [Fact]
    public async Task A_photo_of_something_else_is_none_of_these()
    {
        ClassifyRequest request = new() { Labels = ["Shirt", "Mug"] };

        Assert.False((await ClassifyAsync("mug", request))[0].NoneOfThese!.IsLikely);
        Assert.True((await ClassifyAsync("sandal", request))[0].NoneOfThese!.IsLikely);
    }

    [Fact]
    public async Task Labels_of_an_axis_are_asked_and_judged_as_its_own_values_are()
    {
        var named = await ClassifyAsync("red mug", new ClassifyRequest { Labels = ["Red", "Blue"], Axes = [Axes.Color] });

        Assert.Equivalent(await ClassifyAsync("red mug", new ClassifyRequest { Axes = [Axes.Color] }), named);
    }

    [Fact]
    public async Task What_was_not_measured_is_not_guessed()
    {
        Assert.Null((await ClassifyAsync("mug", new ClassifyRequest { Axes = [Axes.Pattern] }))[0].NoneOfThese);
        Assert.Null((await ClassifyAsync("mug", new ClassifyRequest { Labels = ["Mug"], Templates = ["my {}"] }))[0].NoneOfThese);
        Assert.Null((await ClassifyAsync("mug", new ClassifyRequest { Labels = ["Mug"] }, new FakeEmbedder()))[0].NoneOfThese);
    }

    [Fact]
    public async Task Labels_asked_again_cost_no_inference()
    {
        var classifier = new Classifier(_embedder);
        for (var i = 0; i < 3; i++)
            await classifier.ClassifyAsync(Photo("mug"), new ClassifyRequest { Labels = ["Shirt", "Mug"], Templates = ["a {}", "my {}"] }, TestContext.Current.CancellationToken);

        Assert.Equal(4, _embedder.TextsEmbedded);
    }

    [Fact]
    public async Task A_broken_photo_is_told_by_its_code() =>
        Assert.Equal(ErrorCode.ImageBroken, await FailureAsync("broken", new ClassifyRequest { Labels = ["Mug"] }));

    public static TheoryData<ClassifyRequest> Unanswerable { get; } =
    [
        new ClassifyRequest { Labels = ["Mug", "mug "] },
        new ClassifyRequest { Labels = ["Mug", " "] },
        new ClassifyRequest { Labels = ["Mug"], Templates = ["a photo"] },
        new ClassifyRequest { Labels = ["Mug"], Axes = [Axes.Color, Axes.Category] },
        new ClassifyRequest { Labels = ["Mug"], Top = 0 },
        new ClassifyRequest { Axes = ["colour"] },
    ];

    [Theory]
    [MemberData(nameof(Unanswerable))]
    public async Task What_cannot_be_asked_is_refused(ClassifyRequest request) =>
        Assert.Equal(ErrorCode.InvalidRequest, await FailureAsync("mug", request));

    [Fact]
    public async Task A_model_without_labels_of_its_own_wants_them_named() =>
        Assert.Equal(ErrorCode.InvalidRequest, await FailureAsync("mug", new ClassifyRequest(), new FakeEmbedder()));

    private static FakeEmbedder Embedder(ZeroShotScoring scoring) => new(Some.Model with
    {
        Dimensions = FakeEmbedder.Dimensions,
        Scoring = scoring,
        Vocabulary = new Dictionary<string, AxisVocabulary>
        {
            [Axes.Color] = new(["Red", "Blue"], ["{}"]),
            [Axes.Category] = new(["Shirt", "Mug"], ["{}"]),
            [Axes.Pattern] = new(["Striped"], ["{}"]),
        },
        Calibration = new Calibration { NoneOfThese = new Dictionary<string, NoneOfTheseCalibration> { [Axes.Color] = Measured, [Axes.Category] = Measured } },
    });

    private static ReadOnlyMemory<byte> Photo(string shows) => Encoding.UTF8.GetBytes(shows);

    private async Task<IReadOnlyList<Classification>> ClassifyAsync(string photo, ClassifyRequest request, FakeEmbedder? embedder = null) =>
        (await new Classifier(embedder ?? _embedder).ClassifyAsync(Photo(photo), request, TestContext.Current.CancellationToken)).Classifications;

    private async Task<ErrorCode> FailureAsync(string photo, ClassifyRequest request, FakeEmbedder? embedder = null) =>
        (await Assert.ThrowsAsync<ShopVisionException>(() => ClassifyAsync(photo, request, embedder))).Code;
}
