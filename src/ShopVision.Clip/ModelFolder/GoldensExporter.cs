using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ShopVision.Clip.Images;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>
/// Writes down what a model answers here, so that another machine or a later version can be held to it by <see cref="ModelVerifier"/>.
/// It shows that nothing changed, not that what is here is right.
/// </summary>
public static class GoldensExporter
{
    public const string DefaultFolder = "goldens";
    private const string FileName = "goldens.json";
    private const int MostImages = 64;

    /// <summary>Other processors add in another order, and integer kernels round in other places.</summary>
    private const double MinCosine = 0.999;

    /// <summary>
    /// Puts pictures (drawn ones where <paramref name="images"/> is null) and goldens.json into a folder of the model's folder, and names them
    /// in model.json. Gives how many texts and pictures there are.
    /// </summary>
    public static async Task<(int Texts, int Images)> ExportAsync(
        ClipModel model, string subfolder, IReadOnlyList<string>? images, bool overwrites, ClipOptions options, CancellationToken cancellationToken)
    {
        ThrowIfInTheWay(model, subfolder, overwrites);
        ThrowIfUnfit(images);
        using var embedder = new ClipEmbedder(model, options);
        var texts = await DescribeTextsAsync(embedder, cancellationToken).ConfigureAwait(false);
        var goldenImages = new List<GoldenImage>();
        foreach (var (name, content) in images is null ? Drawn() : images.Select(Read))
        {
            goldenImages.Add(await DescribeAsync(embedder, $"{subfolder}/{name}", content, cancellationToken).ConfigureAwait(false));
            Write(model.PathOf($"{subfolder}/{name}"), content);
        }

        Write(model.PathOf($"{subfolder}/{FileName}"), new Goldens { MinCosine = MinCosine, Texts = texts, Images = goldenImages }.ToJson());
        // Last: where it names goldens, they are there.
        ManifestProperty.Write(model.Folder, ManifestReader.GoldensField, new JsonObject { ["path"] = $"{subfolder}/{FileName}" });
        return (texts.Count, goldenImages.Count);
    }

    private static void ThrowIfInTheWay(ClipModel model, string subfolder, bool overwrites)
    {
        // Read, because a folder as published has no model.json to name goldens in.
        var manifest = ManifestReader.Read(model.Folder);
        if (subfolder.Length == 0 || !RelativePath.IsConfined(subfolder))
            throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected a folder inside the model's folder for its goldens, found '{subfolder}'.");
        if (!overwrites && (manifest.Goldens is not null || File.Exists(model.PathOf($"{subfolder}/{FileName}"))))
            throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected no goldens in '{model.Folder}', found some. Use --force to replace them: what they held the model to is lost.");
    }

    private static void ThrowIfUnfit(IReadOnlyList<string>? images)
    {
        if (images is { Count: 0 or > MostImages })
            throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected 1 to {MostImages} pictures for goldens, found {images.Count}. Name a folder with fewer, or none to have some drawn.");
        if (images?.GroupBy(Path.GetFileName).FirstOrDefault(files => files.Count() > 1) is { } sameName)
            throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected pictures with names of their own, found {sameName.Count()} called '{sameName.Key}'. Rename them.");
    }

    private static async Task<IReadOnlyList<GoldenText>> DescribeTextsAsync(ClipEmbedder embedder, CancellationToken cancellationToken)
    {
        var embeddings = await embedder.EmbedTextsAsync(GoldenSubjects.Texts, cancellationToken).ConfigureAwait(false);
        return [.. GoldenSubjects.Texts.Zip(embeddings, (text, embedding) => new GoldenText(text, embedder.Texts.Tokenize(text), embedding.Values.ToArray()))];
    }

    private static async Task<GoldenImage> DescribeAsync(ClipEmbedder embedder, string path, byte[] content, CancellationToken cancellationToken)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(embedder.Preprocessor.Prepare(content).Pixels));
        var results = await embedder.EmbedImagesAsync(new[] { new ImageSource(path, content) }.ToAsyncEnumerable(), cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return results[0].Embedding is { } embedding
            ? new GoldenImage(path, digest, embedding.Values.ToArray())
            : throw new ShopVisionException(results[0].Failure!.Code, results[0].Failure!.Message);
    }

    private static IEnumerable<(string Name, byte[] Content)> Drawn()
    {
        Vips.Start();
        return GoldenSubjects.Pictures.Select(picture => (picture.Key, PngEncoder.Encode(picture.Value)));
    }

    private static (string Name, byte[] Content) Read(string file) => (Path.GetFileName(file), File.ReadAllBytes(file));

    private static void Write(string file, byte[] content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"Expected to write '{file}', but the folder does not allow it. Copy the model to a folder that does.", exception);
        }

        AtomicFile.Write(file, content);
    }
}
