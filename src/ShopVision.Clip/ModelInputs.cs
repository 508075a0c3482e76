using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing;

namespace ShopVision.Clip;

/// <summary>Shows what a model gets to see of texts and pictures, without running it. Thread safe.</summary>
public sealed class ModelInputs
{
    private readonly TextTower _text;
    private readonly Lazy<ITextTokenizer> _tokenizer;
    private readonly Lazy<Preprocessor> _preprocessor;

    private ModelInputs(ClipModel model, ClipOptions options)
    {
        _text = model.Manifest.Text;
        _tokenizer = new Lazy<ITextTokenizer>(() => TextTokenizers.Load(_text, name => model.PathOf(_text.TokenizerFiles[name])));
        _preprocessor = new Lazy<Preprocessor>(() => new Preprocessor(model.Manifest.Image, new VipsImageDecoder(options.Limits)));
    }

    // CLIP pools its own end token, whatever lies behind it, and a mask hides padding. What is left pools the last position.
    private bool ReadsPadding => _text is { PadsToContext: true, Mask: null, Tokenizer: not TextTokenizers.BytePair };

    /// <summary>Reads the folder and checks that it is whole; no graph is opened.</summary>
    public static ModelInputs Open(string folder, ClipOptions options) => new(ClipModel.Open(folder), options);

    /// <summary>
    /// The ids of a text, begin and end included, cut to the context; padding only where the model reads it, as SigLIP does.
    /// </summary>
    public int[] IdsOf(string text)
    {
        var ids = new int[_text.ContextLength];
        Array.Fill(ids, _text.PadId);
        var length = _tokenizer.Value.Encode(text, ids);
        return ReadsPadding ? ids : ids[..length];
    }

    /// <summary>
    /// The square that the model sees of a picture, as a PNG. Throws a <see cref="Core.Errors.ShopVisionException"/> with an image
    /// code for whatever is not an acceptable picture.
    /// </summary>
    public byte[] PngOf(ReadOnlySpan<byte> picture) => PngEncoder.Encode(_preprocessor.Value.Prepare(picture));
}
