using System.Runtime.CompilerServices;
using ShopVision.Clip.Bulk;
using ShopVision.Clip.Images;
using ShopVision.Clip.Inference;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.ModelFolder.Comparing;
using ShopVision.Clip.Queries;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip;

/// <summary>
/// A CLIP-family dual encoder on ONNX Runtime. Each tower loads at its first use. Queries share a session that gives all cores to one
/// run; a stream of pictures has another, closed when idle, with a run on each core. Thread safe. Dispose of it when no call is under way.
/// </summary>
public sealed class ClipEmbedder : IEmbedder, IDisposable
{
    private static readonly TimeSpan BulkIdleTime = TimeSpan.FromSeconds(30);

    private readonly ClipOptions _options;
    private readonly Admission _admission;
    private readonly Lazy<Preprocessor> _preprocessor;
    private readonly Lazy<PictureReader> _reader;
    private readonly Lazy<ImageQueries> _images;
    private readonly SharedSession<ImageGraph> _bulk;

    internal ClipEmbedder(ClipModel model, ClipOptions options)
    {
        _options = options;
        Model = model.Description;
        _admission = new Admission(options.MaxQueries);
        Texts = new TextQueries(model, options);
        // Not before it is needed: a process that only embeds texts needs no libvips.
        _preprocessor = new Lazy<Preprocessor>(() => new Preprocessor(model.Manifest.Image, new VipsImageDecoder(options.Limits)));
        _reader = new Lazy<PictureReader>(() => new PictureReader(Preprocessor, Model.Label));
        _images = new Lazy<ImageQueries>(() => new ImageQueries(model, options, _reader.Value));
        _bulk = new SharedSession<ImageGraph>(() => ImageGraph.Open(model, options, threads: 1), BulkIdleTime, TimeProvider.System);
    }

    public ModelDescription Model { get; }

    internal TextQueries Texts { get; }

    internal Preprocessor Preprocessor => _preprocessor.Value;

    /// <summary>Reads the folder and checks that it is whole. The graphs are opened, and checked against it, when first used.</summary>
    public static ClipEmbedder Load(string folder, ClipOptions options)
    {
        var model = ClipModel.Open(folder);
        if (!options.AllowUnverifiedPrecision)
            Compatibility.ThrowIfUnverified(model);
        return new ClipEmbedder(model, options);
    }

    /// <summary>Opens the image tower for queries and lets it run once.</summary>
    public Task WarmUpAsync(CancellationToken cancellationToken) => _images.Value.WarmUpAsync(cancellationToken);

    public async Task<IReadOnlyList<Embedding>> EmbedTextsAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (texts.Count == 0)
            return [];
        using var place = _admission.Enter();
        var embeddings = await Texts.EmbedAsync(texts, cancellationToken).ConfigureAwait(false);
        return [.. embeddings.Select(embedding => embedding ?? throw new ShopVisionException(
            ErrorCode.ModelInvalid,
            $"Model '{Model.Label}': expected a vector with a direction for each text, found one that is zero or not finite. "
            + "Check the model with 'shopvision models verify'."))];
    }

    public async Task<EmbeddedImage> EmbedImageAsync(ImageSource image, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var place = _admission.Enter();
        return await _images.Value.EmbedAsync(image, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<EmbeddedImage> EmbedImagesAsync(
        IAsyncEnumerable<ImageSource> images, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = _reader.Value;
        using var lease = await Task.Run(_bulk.Take, cancellationToken).ConfigureAwait(false);
        await using var pipeline = new BulkPipeline(reader, lease.Session, _options.EffectiveThreads, _options.BatchSize, cancellationToken);
        await foreach (var embedded in pipeline.RunAsync(images, cancellationToken).ConfigureAwait(false))
            yield return embedded;
    }

    public void Dispose()
    {
        Texts.Dispose();
        if (_images.IsValueCreated)
            _images.Value.Dispose();
        _bulk.Dispose();
    }
}
