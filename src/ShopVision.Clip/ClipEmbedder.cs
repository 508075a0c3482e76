using System.Runtime.CompilerServices;
using ShopVision.Clip.Images;
using ShopVision.Clip.Inference;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Telemetry;

namespace ShopVision.Clip;

/// <summary>
/// A CLIP-family dual encoder on ONNX Runtime. Each tower loads at its first use; each runs one inference at a time, and decoding
/// goes on beside it. Thread safe. Dispose of it when no call is under way.
/// </summary>
public sealed class ClipEmbedder : IEmbedder, IDisposable
{
    private readonly ClipOptions _options;
    private readonly ImageEncoder _images;
    private readonly Lazy<Preprocessor> _preprocessor;

    internal ClipEmbedder(ClipModel model, ClipOptions options)
    {
        _options = options;
        Model = model.Description;
        Texts = new TextEncoder(model, options);
        _images = new ImageEncoder(model, options);
        // Not before it is needed: a process that only embeds texts needs no libvips.
        _preprocessor = new Lazy<Preprocessor>(() => new Preprocessor(model.Manifest.Image, new VipsImageDecoder(options.Limits)));
    }

    public ModelDescription Model { get; }

    internal TextEncoder Texts { get; }

    internal Preprocessor Preprocessor => _preprocessor.Value;

    /// <summary>Reads the folder and checks that it is whole. The graphs are opened, and checked against it, when first used.</summary>
    public static ClipEmbedder Load(string folder, ClipOptions options) => new(ClipModel.Open(folder), options);

    public async Task<IReadOnlyList<Embedding>> EmbedTextsAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (texts.Count == 0)
            return [];
        var embeddings = await Texts.EncodeAsync(texts, cancellationToken).ConfigureAwait(false);
        return [.. embeddings.Select(embedding => embedding ?? throw new ShopVisionException(
            ErrorCode.ModelInvalid,
            $"Model '{Model.Label}': expected a vector with a direction for each text, found one that is zero or not finite. "
            + "Check the model with 'shopvision models verify'."))];
    }

    public async IAsyncEnumerable<EmbeddedImage> EmbedImagesAsync(
        IAsyncEnumerable<ImageSource> images, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One batch in the model and one waiting for it.
        await using var queue = new PreparationQueue(Preprocessor, _options.EffectiveThreads, lookAhead: 2 * _options.BatchSize);
        var prepared = queue.Start(images, cancellationToken);
        var batch = new List<PreparedImage>(_options.BatchSize);
        await foreach (var preparing in prepared.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            batch.Add(await preparing.WaitAsync(cancellationToken).ConfigureAwait(false));
            if (batch.Count < _options.BatchSize)
                continue;
            foreach (var embedded in await EncodeAsync(batch, cancellationToken).ConfigureAwait(false))
                yield return embedded;
            batch.Clear();
        }

        foreach (var embedded in await EncodeAsync(batch, cancellationToken).ConfigureAwait(false))
            yield return embedded;
    }

    public void Dispose()
    {
        Texts.Dispose();
        _images.Dispose();
    }

    private async Task<EmbeddedImage[]> EncodeAsync(List<PreparedImage> batch, CancellationToken cancellationToken)
    {
        RgbImage[] pictures = [.. batch.Where(image => image.Succeeded).Select(image => image.Picture!)];
        var embeddings = pictures.Length == 0
            ? []
            : await _images.EncodeAsync(Preprocessor, pictures, cancellationToken).ConfigureAwait(false);
        var next = 0;
        return [.. batch.Select(image => ToResult(image, image.Succeeded ? embeddings[next++] : null))];
    }

    private EmbeddedImage ToResult(PreparedImage image, Embedding? embedding)
    {
        if (embedding is not null)
        {
            ShopVisionTelemetry.ImagesEmbedded.Add(1);
            return EmbeddedImage.Success(image.Id, embedding, image.DecodeTime);
        }

        var failure = image.Failure ?? new Failure(
            image.Id,
            ErrorCode.ImageWithoutDirection,
            $"Expected a vector with a direction from model '{Model.Label}', found one that is zero or not finite.");
        ShopVisionTelemetry.ImagesRefused.Add(1, new KeyValuePair<string, object?>("code", failure.Code.Name));
        return EmbeddedImage.Failed(failure);
    }
}
