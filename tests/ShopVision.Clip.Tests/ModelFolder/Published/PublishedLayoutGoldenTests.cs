using System.Text.Json;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

/// <summary>The whole way from a published folder to vectors, with no manifest in it, against what PyTorch computed.</summary>
public sealed class PublishedLayoutGoldenTests
{
    private static readonly ClipOptions _options = new() { Threads = 1 };

    public static TheoryData<string> Networks => ["tiny-clip", "tiny-siglip"];

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Pictures_get_the_vectors_of_the_reference_over_white(string network)
    {
        var golden = new GoldenVectors(network);
        using var embedder = ClipEmbedder.Load(golden.Folder, _options);
        var pictures = GoldenPictures.OverWhite(golden);

        var results = await pictures.EmbedAsync(embedder);

        Assert.All(pictures.Rows.Zip(results), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second), 0.999f, 1.0001f));
    }

    /// <summary>The logit that the combined export gave for the first picture and text of the golden.</summary>
    [Fact]
    public void The_sigmoid_of_a_SigLIP_is_measured_with_its_combined_export()
    {
        var golden = GoldenVectors.TinySiglip;
        using var measured = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(golden.Folder, "measured.json")));
        var combined = measured.RootElement.GetProperty("combined");
        var picture = golden.Pictures("plain").Single(row => row.Subject == combined.GetProperty("image").GetString());
        var text = golden.Texts.Single(row => row.Subject == combined.GetProperty("text").GetString());

        var scoring = ClipModel.Open(golden.Folder).Description.Scoring;

        Assert.True(scoring.IsSigmoid);
        Assert.Equal(
            combined.GetProperty("logitsPerImage")[0].GetDouble(),
            (scoring.LogitScale * picture.Reference.Dot(text.Reference)) + scoring.LogitBias,
            tolerance: 1e-3);
    }
}
