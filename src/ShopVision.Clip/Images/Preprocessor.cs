using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Images;

/// <summary>Turns an encoded picture into the square of pixels that a model sees, and those into its tensor. Thread safe.</summary>
internal sealed class Preprocessor
{
    private readonly ImageTower _tower;
    private readonly IImageDecoder _decoder;
    private readonly float[][] _levels;

    public Preprocessor(ImageTower tower, IImageDecoder decoder)
    {
        _tower = tower;
        _decoder = decoder;
        _levels = [Levels(0), Levels(1), Levels(2)];
    }

    /// <summary>The length of one picture's tensor.</summary>
    public int TensorLength => 3 * _tower.Size * _tower.Size;

    /// <summary>
    /// Writes what the model takes in: red, then green, then blue, each normalised as the model was trained. Throws a
    /// <see cref="Core.Errors.ShopVisionException"/> with an image code for whatever is not an acceptable picture.
    /// </summary>
    public void Prepare(ReadOnlySpan<byte> content, Span<float> tensor) => WriteTensor(Prepare(content), tensor);

    /// <summary>The same before it is normalised: what the model sees, to look at.</summary>
    public RgbImage Prepare(ReadOnlySpan<byte> content) => ToSquare(_decoder.Decode(content, _tower.Rules));

    /// <summary>Writes red, then green, then blue, each normalised as the model was trained.</summary>
    public void WriteTensor(RgbImage square, Span<float> tensor)
    {
        var plane = square.Width * square.Height;
        for (var channel = 0; channel < 3; channel++)
        {
            var levels = _levels[channel];
            var target = tensor.Slice(channel * plane, plane);
            for (int i = 0, source = channel; i < target.Length; i++, source += 3)
                target[i] = levels[square.Pixels[source]];
        }
    }

    private RgbImage ToSquare(RgbImage image)
    {
        var size = _tower.Size;
        switch (_tower.Resize)
        {
            case ResizeMode.Squash:
                return PillowResampler.Resize(image, size, size, _tower.Interpolation);
            case ResizeMode.ShortestEdge:
                // The long side is cut, not rounded, and the margin halved downwards: Hugging Face's way.
                var shortSide = Math.Min(image.Width, image.Height);
                var width = (int)((long)size * image.Width / shortSide);
                var height = (int)((long)size * image.Height / shortSide);
                return PillowResampler.Resize(
                    image, width, height, new Crop((width - size) / 2, (height - size) / 2, size, size), _tower.Interpolation);
            default:
                var longSide = Math.Max(image.Width, image.Height);
                return OnBars(PillowResampler.Resize(image, Fit(image.Width), Fit(image.Height), _tower.Interpolation));

                int Fit(int side) => Math.Max(1, (int)Math.Floor(((double)side * size / longSide) + 0.5));
        }
    }

    private RgbImage OnBars(RgbImage image)
    {
        var size = _tower.Size;
        var pixels = new byte[size * size * 3];
        for (var i = 0; i < pixels.Length; i += 3)
            _tower.Fill.CopyTo(pixels, i);
        var (left, top) = ((size - image.Width) / 2, (size - image.Height) / 2);
        for (var y = 0; y < image.Height; y++)
            image.Pixels.AsSpan(y * image.Width * 3, image.Width * 3).CopyTo(pixels.AsSpan((((top + y) * size) + left) * 3));
        return new RgbImage(size, size, pixels);
    }

    // As the reference: scaled in double, then single precision. A byte has 256 values, so each is computed once.
    private float[] Levels(int channel)
    {
        var levels = new float[256];
        for (var value = 0; value < levels.Length; value++)
            levels[value] = ((float)(value * _tower.Scale) - (float)_tower.Mean[channel]) / (float)_tower.Std[channel];
        return levels;
    }
}
