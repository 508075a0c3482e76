using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Images;

/// <summary>Resizes and cuts a picture of any shape as a model asks.</summary>
internal sealed class ModelRows(ImageTower tower, IRowConsumer results) : IRowConsumer, IDisposable
{
    /// <summary>
    /// What is left to resample after a decoder has shrunk a picture, at least: its box filter and ours then differ little.
    /// Part of the fingerprint.
    /// </summary>
    public const int LeastRemainingFactor = 2;

    private static readonly int[] _shrinks = [8, 4, 2];

    private PillowResampler? _resampler;

    public int MayShrinkBy(int width, int height)
    {
        if (!tower.ShrinksOnLoad)
            return 1;
        var resized = Resized(width, height);
        var factor = Math.Min((double)width / resized.Width, (double)height / resized.Height);
        return Array.Find(_shrinks, shrink => factor / shrink >= LeastRemainingFactor) is var found and not 0 ? found : 1;
    }

    public void Begin(int width, int height)
    {
        var resized = Resized(width, height);
        var crop = tower.Resize == ResizeMode.ShortestEdge
            ? new Crop(Offset(resized.Width), Offset(resized.Height), tower.Size, tower.Size)
            : new Crop(0, 0, resized.Width, resized.Height);
        _resampler = new PillowResampler((width, height), resized, crop, tower.Interpolation, ResamplingPasses.Fastest, results);
    }

    public void AddRow(ReadOnlySpan<byte> row) => _resampler!.AddRow(row);

    public void Dispose() => _resampler?.Dispose();

    /// <summary>Half of the margin, which may be odd: Hugging Face rounds down, torchvision to the even number.</summary>
    private int Offset(int side) => tower.CropRounding == CropRounding.Down
        ? (side - tower.Size) / 2
        : (int)Math.Round((side - tower.Size) / 2.0, MidpointRounding.ToEven);

    private (int Width, int Height) Resized(int width, int height)
    {
        var size = tower.Size;
        switch (tower.Resize)
        {
            case ResizeMode.Squash:
                return (size, size);
            case ResizeMode.ShortestEdge:
                // The long side is cut, not rounded: Hugging Face's way, too.
                var shortSide = Math.Min(width, height);
                return ((int)((long)size * width / shortSide), (int)((long)size * height / shortSide));
            default:
                var longSide = Math.Max(width, height);
                return (Fit(width), Fit(height));

                int Fit(int side) => Math.Max(1, (int)Math.Floor(((double)side * size / longSide) + 0.5));
        }
    }
}
