using System.Text.Json.Nodes;
using ShopVision.Clip.Images;
using ShopVision.Clip.Inference;
using ShopVision.Clip.ModelFolder;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

/// <summary>Every row that the reference computed with the golden networks: each tower by itself, and the whole way from texts and files.</summary>
public sealed class GoldenNetworkTests
{
    private const float FromTensors = 0.9999f;
    private const float FromFiles = 0.999f;

    private static readonly ClipOptions _options = new() { Threads = 1 };

    /// <summary>What a network sees of a picture, how many texts it has, and how many pictures in both variants.</summary>
    private static readonly Dictionary<string, (string Configuration, int Texts, int Pictures)> _networks = new()
    {
        ["tiny-clip"] = ("clip-224", 40, 82),
        ["tiny-siglip"] = ("siglip-256", 40, 82),
        ["speed-vit-b32"] = ("clip-224", 4, 8),
    };

    public static TheoryData<string> Networks => [.. _networks.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Given_ids_get_the_vectors_of_the_reference(string network)
    {
        var golden = new GoldenVectors(network);
        using var graph = TextGraph.Open(ClipModel.Open(golden.Folder), _options, threads: 1);
        Assert.Equal(_networks[network].Texts, golden.Ids.Count);
        foreach (var (row, ids) in golden.Texts.Zip(golden.Ids))
            Agrees(row, graph.Encode([ids], TestContext.Current.CancellationToken)[0]!, FromTensors);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Texts_get_the_vectors_of_the_reference(string network)
    {
        var golden = new GoldenVectors(network);
        using var embedder = ClipEmbedder.Load(golden.Folder, _options);
        var embeddings = await embedder.EmbedTextsAsync([.. golden.Texts.Select(row => row.Subject)], TestContext.Current.CancellationToken);
        Assert.All(golden.Texts.Zip(embeddings), pair => Agrees(pair.First, pair.Second, FromTensors));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Given_pixels_get_the_vectors_of_the_reference(string network)
    {
        var golden = new GoldenVectors(network);
        var model = ClipModel.Open(golden.Folder);
        using var graph = ImageGraph.Open(model, _options, threads: 1);
        var decoder = new VipsImageDecoder(new ImageLimits());
        var preprocessor = new Preprocessor(model.Manifest.Image, decoder);
        var images = GoldenImage.All().ToDictionary(image => image.Id);
        var configuration = _networks[network].Configuration;
        (GoldenVector Row, string? File)[] rows =
        [
            .. golden.Pictures("plain").Select(row => (row, images[row.Subject].Expected(configuration))),
            .. golden.Pictures("plain-white").Select(row => (row, images[row.Subject].Expected(configuration + "-white"))),
        ];

        Assert.Equal(_networks[network].Pictures, rows.Length);
        var tensor = new float[graph.TensorLength];
        foreach (var (row, file) in rows)
        {
            preprocessor.WriteTensor(decoder.Decode(File.ReadAllBytes(file!), PixelRules.AsStored), tensor);
            Agrees(row, graph.Encode(tensor, 1, TestContext.Current.CancellationToken)[0]!, FromTensors);
        }
    }

    /// <summary>All but the colours that a GIF hides, which the decoder does not give.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Files_get_the_vectors_of_the_reference(string network)
    {
        var golden = new GoldenVectors(network);
        var plain = await EmbedAsync(golden, "plain", alpha: "drop");
        var white = golden.Pictures("plain-white").Count > 0 ? await EmbedAsync(golden, "plain-white", alpha: "white") : 0;
        Assert.Equal(_networks[network].Pictures, plain + white + golden.Pictures("plain").Count(row => row.Subject == "gif-animated"));
    }

    private static async Task<int> EmbedAsync(GoldenVectors golden, string variant, string alpha)
    {
        using var folder = new TemporaryFolder();
        ModelImporter.Import(golden.Folder, folder.Path, overwrites: false, PublishedChoices.None);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(folder.File("model.json"), TestContext.Current.CancellationToken))!;
        (manifest["image"]!["alpha"], manifest["image"]!["colorProfile"]) = (alpha, "ignore");
        folder.Write("model.json", manifest.ToJsonString());
        using var embedder = ClipEmbedder.Load(folder.Path, _options);
        var images = GoldenImage.All().ToDictionary(image => image.Id);
        var rules = new PixelRules(DropAlpha: alpha == "drop", IgnoreProfile: true);
        var rows = golden.Pictures(variant).Where(row => images[row.Subject].IsReproducible(rules)).ToList();

        var results = await new GoldenPictures(rows, images).EmbedAsync(embedder);

        Assert.All(rows.Zip(results), pair => Agrees(pair.First, pair.Second, FromFiles));
        return rows.Count;
    }

    private static void Agrees(GoldenVector row, Embedding embedding, float atLeast)
    {
        var cosine = row.Reference.Dot(embedding);
        Assert.True(cosine >= atLeast, $"{row.Subject}: {cosine}");
    }
}
