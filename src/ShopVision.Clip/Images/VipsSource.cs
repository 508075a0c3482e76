namespace ShopVision.Clip.Images;

/// <summary>Content in memory that must stay where it is for as long as an image made of it lives, and its loader.</summary>
internal sealed unsafe class VipsSource(string loader, byte* data, int length)
{
    private const int SequentialAccess = 1;
    private const int FailOnError = 2;

    /// <summary>Reads the header. The pixels follow when they are asked for, a <paramref name="shrink"/> of 2, 4 or 8 times fewer on a side.</summary>
    public VipsImage Load(int shrink)
    {
        using var load = new VipsOperation(loader);
        load.Set("buffer", data, length).Set("access", SequentialAccess).Set("fail_on", FailOnError);
        // Only JPEG's loader knows the word.
        if (shrink > 1)
            load.Set("shrink", shrink);
        return load.Run().TakeImage();
    }
}
