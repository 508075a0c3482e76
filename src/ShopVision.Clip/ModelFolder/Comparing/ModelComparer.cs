using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Comparing;

/// <summary>
/// Compares two precisions or exports of one network, and writes into both models' folders that they are compatible. Models of different
/// networks do not come near: their spaces have nothing to do with each other.
/// </summary>
public static class ModelComparer
{
    /// <summary>Fewer pictures say too little.</summary>
    public const int LeastImages = 16;

    public static async Task<ModelComparison> CompareAsync(
        ClipModel left, ClipModel right, IReadOnlyList<string> images, IReadOnlyList<string> texts, ClipOptions options, CancellationToken cancellationToken)
    {
        ThrowIfNotComparable(left, right);
        var (leftVectors, rightVectors) = (
            await EmbedAsync(left, images, texts, options, cancellationToken).ConfigureAwait(false),
            await EmbedAsync(right, images, texts, options, cancellationToken).ConfigureAwait(false));

        var refusals = leftVectors.Images.Concat(rightVectors.Images).Where(image => !image.Succeeded).Select(image => image.Failure!).DistinctBy(failure => failure.ItemId);
        double[] cosines = [.. leftVectors.Images.Zip(rightVectors.Images).Where(pair => pair.First.Succeeded && pair.Second.Succeeded)
            .Select(pair => (double)pair.First.Embedding!.Dot(pair.Second.Embedding!))];
        if (cosines.Length < LeastImages)
            throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected at least {LeastImages} pictures to compare models by, found {cosines.Length} that can be read. Name a folder with more, such as a part of the catalog.");
        return new ModelComparison(
            CosineSummary.Of(cosines),
            CosineSummary.Of([.. leftVectors.Texts.Zip(rightVectors.Texts).Select(pair => (double)pair.First.Dot(pair.Second))]),
            [.. refusals]);
    }

    /// <summary>Adds each model's fingerprint to what the other is compatible with.</summary>
    public static void WriteCompatible(ClipModel left, ClipModel right)
    {
        Compatibility.Add(left, right.Description.Fingerprint);
        Compatibility.Add(right, left.Description.Fingerprint);
    }

    private static void ThrowIfNotComparable(ClipModel left, ClipModel right)
    {
        var (a, b) = (left.Description, right.Description);
        if (a.Fingerprint == b.Fingerprint)
            throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected two different models, found the fingerprint {a.Fingerprint} in '{left.Folder}' and in '{right.Folder}'. They are the same and need no comparison.");
        if (a.Dimensions != b.Dimensions)
            throw new ShopVisionException(
                ErrorCode.ModelMismatch,
                $"Expected two precisions or exports of one network, found {a.Dimensions} dimensions in '{a.Label}' and {b.Dimensions} in '{b.Label}'. Vectors of different networks cannot be mixed.");
    }

    private static async Task<(List<EmbeddedImage> Images, IReadOnlyList<Embedding> Texts)> EmbedAsync(
        ClipModel model, IReadOnlyList<string> images, IReadOnlyList<string> texts, ClipOptions options, CancellationToken cancellationToken)
    {
        using var embedder = new ClipEmbedder(model, options);
        var embedded = await embedder.EmbedImagesAsync(ReadAsync(images), cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return (embedded, await embedder.EmbedTextsAsync(texts, cancellationToken).ConfigureAwait(false));
    }

    private static async IAsyncEnumerable<ImageSource> ReadAsync(IReadOnlyList<string> files)
    {
        foreach (var file in files)
            yield return new ImageSource(Path.GetFileName(file), await File.ReadAllBytesAsync(file).ConfigureAwait(false));
    }
}
