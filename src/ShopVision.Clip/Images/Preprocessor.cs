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
    public unsafe void Prepare(ReadOnlySpan<byte> content, Span<float> tensor)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tensor.Length, TensorLength);
        fixed (float* target = tensor)
            Prepare(content, new TensorRows(target, _tower.Size, _tower.Fill, _levels));
    }

    /// <summary>The same before it is normalised: what the model sees, to look at.</summary>
    public RgbImage Prepare(ReadOnlySpan<byte> content)
    {
        var rows = new SquareRows(_tower.Size, _tower.Fill);
        Prepare(content, rows);
        return rows.Square;
    }

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

    private void Prepare(ReadOnlySpan<byte> content, IRowConsumer results)
    {
        using var square = new ModelRows(_tower, results);
        _decoder.Decode(content, _tower.Rules, square);
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
