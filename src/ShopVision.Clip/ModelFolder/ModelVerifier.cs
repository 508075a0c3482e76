using System.Security.Cryptography;
using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder.Comparing;
using ShopVision.Clip.Tokenizing;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>
/// Finds out whether a model's folder is what it says and does here what it did for its makers: digests, a run of each tower, and
/// the goldens. What does not hold is a check that failed, never an exception.
/// </summary>
public static class ModelVerifier
{
    public static async Task<IReadOnlyList<ModelCheck>> VerifyAsync(string folder, ClipOptions options, CancellationToken cancellationToken)
    {
        ClipModel? model = null;
        var opened = await CheckAsync(FolderReader.DescribingFile(folder), () =>
        {
            model = ClipModel.Open(folder);
            return Task.FromResult((true, $"{model.Description.Label}, {model.Description.Dimensions} dimensions, fingerprint {model.Description.Fingerprint}"));
        }).ConfigureAwait(false);
        if (model is null)
            return [opened];

        using var embedder = new ClipEmbedder(model, options);
        List<ModelCheck> checks = [opened];
        if (await CheckPrecisionAsync(model).ConfigureAwait(false) is { } precision)
            checks.Add(precision);
        foreach (var file in model.Manifest.Files)
            checks.Add(await CheckAsync($"sha256 {file.Path}", () => DigestAsync(model, file, cancellationToken)).ConfigureAwait(false));
        checks.Add(await CheckAsync("text inference", () => InferTextAsync(embedder, cancellationToken)).ConfigureAwait(false));
        checks.Add(await CheckAsync("image inference", () => InferImageAsync(embedder, cancellationToken)).ConfigureAwait(false));
        if (model.Manifest.Goldens is { } goldens)
            checks.AddRange(await CheckGoldensAsync(model, model.PathOf(goldens), embedder, cancellationToken).ConfigureAwait(false));
        return checks;
    }

    /// <summary>Null where the model is in full precision and was never compared: there is nothing to say.</summary>
    private static async Task<ModelCheck?> CheckPrecisionAsync(ClipModel model)
    {
        const string Name = "precision";
        if (model.Description.CompatibleWith is { Count: > 0 } others)
            return new ModelCheck(Name, true, $"compatible with {string.Join(", ", others)}");
        var check = await CheckAsync(Name, () =>
        {
            Compatibility.ThrowIfUnverified(model);
            return Task.FromResult((true, ""));
        }).ConfigureAwait(false);
        return check.Passed ? null : check;
    }

    private static async Task<IReadOnlyList<ModelCheck>> CheckGoldensAsync(
        ClipModel model, string file, ClipEmbedder embedder, CancellationToken cancellationToken)
    {
        Goldens? goldens = null;
        var read = await CheckAsync("goldens", () =>
        {
            goldens = Goldens.Read(file);
            return Task.FromResult((true, $"{goldens.Texts.Count} texts and {goldens.Images.Count} pictures"));
        }).ConfigureAwait(false);
        if (goldens is null)
            return [read];

        List<ModelCheck> checks = [read];
        foreach (var golden in goldens.Texts)
            checks.Add(await CheckAsync($"golden \"{OneLine(golden.Text)}\"", () => CompareAsync(embedder, golden, goldens.MinCosine, cancellationToken))
                .ConfigureAwait(false));
        foreach (var golden in goldens.Images)
            checks.Add(await CheckAsync(
                $"golden {golden.File}", () => CompareAsync(embedder, golden, model.PathOf(golden.File), goldens.MinCosine, cancellationToken))
                .ConfigureAwait(false));
        return checks;
    }

    private static async Task<(bool, string)> DigestAsync(ClipModel model, ManifestFile file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(model.PathOf(file));
        var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        return found == file.Sha256 ? (true, found) : (false, $"expected {file.Sha256}, found {found}; fetch the model again");
    }

    private static async Task<(bool, string)> InferTextAsync(ClipEmbedder embedder, CancellationToken cancellationToken)
    {
        var embeddings = await embedder.EmbedTextsAsync(["a photo"], cancellationToken).ConfigureAwait(false);
        return (true, $"{embeddings[0].Dimensions} dimensions");
    }

    private static async Task<(bool, string)> InferImageAsync(ClipEmbedder embedder, CancellationToken cancellationToken)
    {
        var gradient = new RgbImage(64, 48, [.. Enumerable.Range(0, 64 * 48 * 3).Select(i => (byte)(i / 36))]);
        var embedding = await EmbedAsync(embedder, new ImageSource("gradient", JpegEncoder.Encode(gradient)), cancellationToken).ConfigureAwait(false);
        return (true, $"{embedding.Dimensions} dimensions");
    }

    private static async Task<(bool, string)> CompareAsync(
        ClipEmbedder embedder, GoldenText golden, double minCosine, CancellationToken cancellationToken)
    {
        var ids = embedder.Texts.Tokenize(golden.Text);
        if (!ids.SequenceEqual(golden.Ids))
            return (false, $"expected the ids {string.Join(' ', golden.Ids)}, found {string.Join(' ', ids)}");
        var embeddings = await embedder.EmbedTextsAsync([golden.Text], cancellationToken).ConfigureAwait(false);
        return Compare(embeddings[0], golden.Embedding, minCosine);
    }

    private static async Task<(bool, string)> CompareAsync(
        ClipEmbedder embedder, GoldenImage golden, string file, double minCosine, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        var digest = Convert.ToHexStringLower(SHA256.HashData(embedder.Preprocessor.Prepare(content).Pixels));
        if (digest != golden.Sha256OfPixels)
            return (false, $"expected pixels with the digest {golden.Sha256OfPixels}, found {digest}");
        var embedding = await EmbedAsync(embedder, new ImageSource(golden.File, content), cancellationToken).ConfigureAwait(false);
        return Compare(embedding, golden.Embedding, minCosine);
    }

    private static async Task<Embedding> EmbedAsync(ClipEmbedder embedder, ImageSource image, CancellationToken cancellationToken)
    {
        await foreach (var result in embedder.EmbedImagesAsync(new[] { image }.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false))
            return result.Embedding ?? throw new ShopVisionException(result.Failure!.Code, result.Failure.Message);
        throw new InvalidOperationException("Expected one result for one picture, found none.");
    }

    private static (bool, string) Compare(Embedding found, float[] expected, double minCosine)
    {
        if (expected.Length != found.Dimensions)
            return (false, $"expected {expected.Length} dimensions, found {found.Dimensions}");
        var cosine = Embedding.Normalize(expected).Dot(found);
        return (cosine >= minCosine, $"cosine {cosine:F6}, at least {minCosine} expected");
    }

    private static string OneLine(string text)
    {
        const int Longest = 60;
        var line = TextCleaning.Clean(text, lowerCase: false);
        return line.Length > Longest ? line[..Longest] + "…" : line;
    }

    private static async Task<ModelCheck> CheckAsync(string name, Func<Task<(bool Passed, string Detail)>> check)
    {
        try
        {
            var (passed, detail) = await check().ConfigureAwait(false);
            return new ModelCheck(name, passed, detail);
        }
        catch (Exception exception) when (exception is ShopVisionException or IOException or UnauthorizedAccessException)
        {
            return new ModelCheck(name, false, exception.Message);
        }
    }
}
