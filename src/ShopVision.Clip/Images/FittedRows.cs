namespace ShopVision.Clip.Images;

/// <summary>Makes a picture fit into a square, never larger than it is.</summary>
internal sealed class FittedRows(int maxSide) : IRowConsumer, IDisposable
{
    private readonly PictureRows _results = new();
    private PillowResampler? _resampler;

    public RgbImage Picture => _results.Picture;

    public void Begin(int width, int height)
    {
        var scale = Math.Min(1.0, (double)maxSide / Math.Max(width, height));
        var (fittedWidth, fittedHeight) = (Scaled(width), Scaled(height));
        _resampler = new PillowResampler(
            (width, height), (fittedWidth, fittedHeight), new Crop(0, 0, fittedWidth, fittedHeight), Interpolation.Bicubic,
            ResamplingPasses.Fastest, _results);

        int Scaled(int side) => Math.Max(1, (int)Math.Round(side * scale));
    }

    public void AddRow(ReadOnlySpan<byte> row) => _resampler!.AddRow(row);

    public void Dispose() => _resampler?.Dispose();
}
