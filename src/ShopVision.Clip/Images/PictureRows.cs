namespace ShopVision.Clip.Images;

/// <summary>Gathers all rows.</summary>
internal sealed class PictureRows : IRowConsumer
{
    private int _filled;

    /// <summary>The picture, whole once every row has come.</summary>
    public RgbImage Picture { get; private set; } = new(0, 0, []);

    public void Begin(int width, int height) =>
        Picture = new RgbImage(width, height, GC.AllocateUninitializedArray<byte>(checked(width * height * 3)));

    public void AddRow(ReadOnlySpan<byte> row)
    {
        row.CopyTo(Picture.Pixels.AsSpan(_filled));
        _filled += row.Length;
    }
}
