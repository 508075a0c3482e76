using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Tests.Vocabularies;

public sealed class AttributeBankTests
{
    // At such a bias every sigmoid is close to nothing, as those of published models are.
    private static readonly ZeroShotScoring Sigmoid = new(IsSigmoid: true, LogitScale: 20, LogitBias: -30);

    [Fact]
    public async Task The_probabilities_of_an_axis_add_up_to_one_for_a_sigmoid_model_too()
    {
        var values = (await ReadAsync(Sigmoid, "red shirt")).ByAxis[Axes.Color];

        Assert.Equal(1, values.Sum(value => value.Probability), 1e-5);
        Assert.Equal("Red", values[0].Value);
        Assert.InRange(values[0].Probability, 0.9, 1);
    }

    [Fact]
    public async Task A_sigmoid_reads_what_a_softmax_of_its_scale_reads()
    {
        var (sigmoid, softmax) = (await ReadAsync(Sigmoid, "red shirt"), await ReadAsync(ZeroShotScoring.Softmax(Sigmoid.LogitScale), "red shirt"));

        Assert.Equal(softmax.ByAxis[Axes.Color], sigmoid.ByAxis[Axes.Color]);
    }

    [Fact]
    public async Task A_sigmoid_model_writes_the_caption_of_what_it_sees()
    {
        var embedder = Embedder(Sigmoid);
        var intent = new IntentReader(Vocabulary.OfModel(embedder.Model)).Read("in blue");
        var input = new CompositionInput(FakeEmbedder.Embed("red shirt"), await ReadAsync(Sigmoid, "red shirt"), intent);
        var composed = await new Composer(Calibration.Uncalibrated, new TextEncoder(embedder))
            .OfBothAsync(input, Compositions.TargetCaption, textWeight: null, TestContext.Current.CancellationToken);

        Assert.Equal("blue shirt", composed.Caption);
    }

    private static FakeEmbedder Embedder(ZeroShotScoring scoring) => new(Some.Model with
    {
        Dimensions = FakeEmbedder.Dimensions,
        Scoring = scoring,
        Vocabulary = new Dictionary<string, AxisVocabulary>
        {
            [Axes.Color] = new(["Red", "Blue", "Green"], ["{}"]),
            [Axes.Category] = new(["Shirt", "Shoe", "Mug"], ["{}", "a {}"]),
        },
    });

    private static async Task<PhotoReading> ReadAsync(ZeroShotScoring scoring, string photo)
    {
        var embedder = Embedder(scoring);
        var bank = await AttributeBank.BuildAsync(embedder.Model.Vocabulary, new TextEncoder(embedder), TestContext.Current.CancellationToken);
        return bank.Read(FakeEmbedder.Embed(photo));
    }
}
