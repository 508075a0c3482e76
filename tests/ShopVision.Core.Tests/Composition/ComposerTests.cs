using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Tests.Composition;

public sealed class ComposerTests
{
    private static readonly ModelDescription Model = Some.Model with
    {
        Dimensions = FakeEmbedder.Dimensions,
        Vocabulary = new Dictionary<string, AxisVocabulary>
        {
            [Axes.Color] = new(["red", "blue"], ["{}"]),
            [Axes.Category] = new(["shirt", "shoe"], ["{}"]),
            [Axes.Gender] = new(["men", "women"], ["{}"]),
        },
    };

    private readonly TextEncoder _texts = new(new FakeEmbedder(Model));
    private readonly IntentReader _reader = new(Vocabulary.OfModel(Model));

    public static TheoryData<string> Names => [.. Compositions.Names];

    [Fact]
    public async Task Target_caption_keeps_what_the_words_do_not_speak_of_and_swaps_what_they_do()
    {
        var composed = await ComposeAsync("men red shirt", "in blue", Compositions.TargetCaption);

        Assert.Equal("men blue shirt", composed.Caption);
    }

    [Fact]
    public async Task Target_caption_appends_words_that_name_no_value() =>
        Assert.Equal("men blue shirt pocket", (await ComposeAsync("men red shirt", "in blue with pocket", Compositions.TargetCaption)).Caption);

    [Fact]
    public async Task Target_caption_leaves_out_what_is_to_be_avoided() =>
        Assert.DoesNotContain("red", (await ComposeAsync("men red shirt", "not red", Compositions.TargetCaption)).Caption);

    [Fact]
    public async Task A_category_that_is_to_be_avoided_is_not_among_those_that_an_uncertain_photo_may_show()
    {
        var reading = new PhotoReading(new Dictionary<string, IReadOnlyList<ReadValue>>
        {
            [Axes.Category] = [new("shirt", 0.3), new("shoe", 0.25), new("bag", 0.2), new("hat", 0.1)],
        });
        var input = new CompositionInput(FakeEmbedder.Embed("men red shirt"), reading, _reader.Read("blue, but not shoes"));
        var composed = await new Composer(Calibration.Uncalibrated, _texts).OfBothAsync(input, Compositions.CaptionOnly, null, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(composed.Query.Terms, term => term.Weight > 0 && IsLike(term, "blue shoe"));
        Assert.Contains(composed.Query.Terms, term => term.Weight > 0 && IsLike(term, "blue hat"));

        static bool IsLike(QueryTerm term, string caption) => term.Direction.Dot(FakeEmbedder.Embed(caption)) > 0.9999;
    }

    [Fact]
    public async Task Target_caption_prefers_the_changed_product_where_the_plain_sum_does_not()
    {
        var target = await ComposeAsync("men red shirt", "in blue", Compositions.TargetCaption);
        var sum = await ComposeAsync("men red shirt", "in blue", Compositions.PlainSum);

        Assert.True(Margin(target) > Margin(sum));

        static float Margin(Composed composed) =>
            composed.Query.Direction.Dot(FakeEmbedder.Embed("men blue shirt")) - composed.Query.Direction.Dot(FakeEmbedder.Embed("men red shirt"));
    }

    [Fact]
    public async Task Caption_only_has_no_share_of_the_photo() =>
        Assert.DoesNotContain((await ComposeAsync("men red shirt", "in blue", Compositions.CaptionOnly)).Query.Terms, term => term.Signal == Signals.Look);

    [Fact]
    public async Task Plain_sum_weighs_photo_and_words_alike()
    {
        var expected = Embedding.Mean([FakeEmbedder.Embed("men red shirt"), FakeEmbedder.Embed("in blue")]);

        Assert.Equal(1, (await ComposeAsync("men red shirt", "in blue", Compositions.PlainSum)).Query.Direction.Dot(expected), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_text_weight_near_zero_nears_the_photo_alone(string composition)
    {
        var composed = await ComposeAsync("men red shirt", "in blue", composition, textWeight: 1e-6);

        Assert.Equal(1, composed.Query.Direction.Dot(FakeEmbedder.Embed("men red shirt")), 1e-4);
    }

    [Theory]
    [InlineData(Compositions.PlainSum)]
    [InlineData(Compositions.WeightedSum)]
    [InlineData(Compositions.TargetCaption)]
    public async Task A_text_weight_near_one_nears_the_words_alone(string composition)
    {
        var composed = await ComposeAsync("men red shirt", "in blue", composition, textWeight: 1 - 1e-6);

        Assert.Equal(1, composed.Query.Direction.Dot(FakeEmbedder.Embed("in blue")), 1e-4);
    }

    [Fact]
    public async Task Steering_a_weighted_sum_gives_the_weighted_sum()
    {
        var composed = await ComposeAsync("men red shirt", "in blue", Compositions.WeightedSum, textWeight: 0.25);
        var expected = new ComposedQuery([
            new QueryTerm(Signals.Look, FakeEmbedder.Embed("men red shirt"), 0.75),
            new QueryTerm(Signals.Words, FakeEmbedder.Embed("in blue"), 0.25)]);

        Assert.Equal(1, composed.Query.Direction.Dot(expected.Direction), 1e-5);
    }

    [Fact]
    public async Task Without_a_vocabulary_the_words_stand_for_themselves()
    {
        var input = new CompositionInput(FakeEmbedder.Embed("men red shirt"), PhotoReading.Nothing, new QueryIntent("in blue", [], "blue"));
        var composed = await new Composer(Calibration.Uncalibrated, _texts).OfBothAsync(input, Compositions.TargetCaption, null, TestContext.Current.CancellationToken);

        Assert.Null(composed.Caption);
        Assert.True(composed.Query.Direction.Dot(FakeEmbedder.Embed("in blue")) > 0.5);
    }

    [Fact]
    public async Task An_unknown_composition_is_refused_by_naming_the_known_ones()
    {
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => ComposeAsync("men red shirt", "in blue", "magic"));

        Assert.Equal(ErrorCode.UnknownComposition, fault.Code);
        Assert.Contains("target-caption", fault.Message);
    }

    private async Task<Composed> ComposeAsync(string photo, string words, string composition, double? textWeight = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var bank = await AttributeBank.BuildAsync(Vocabulary.OfModel(Model).Readable, _texts, cancellationToken);
        var embedding = FakeEmbedder.Embed(photo);
        var input = new CompositionInput(embedding, bank.Read(embedding), _reader.Read(words));
        return await new Composer(Model.Calibration, _texts).OfBothAsync(input, composition, textWeight, cancellationToken);
    }
}
