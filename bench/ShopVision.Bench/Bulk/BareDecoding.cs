using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Bench.Bulk;

/// <summary>
/// libvips alone: every pixel of a JPEG in memory decoded and resized with the cubic kernel, as libvips does it by itself. Which part
/// of the result is then cut out costs it nothing.
/// </summary>
internal sealed class BareDecoding
{
    private const int SequentialAccess = 1;
    private const int FailOnError = 2;
    private const int CubicKernel = 2;

    private readonly ImageTower _tower;
    private readonly byte[][] _photos;

    public BareDecoding(ImageTower tower, IEnumerable<string> files)
    {
        _tower = tower;
        _photos = [.. files.Distinct().Select(File.ReadAllBytes)];
    }

    public Task RunAsync(int images)
    {
        Parallel.For(0, images, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => Resize(_photos[i % _photos.Length]));
        return Task.CompletedTask;
    }

    private unsafe void Resize(byte[] photo)
    {
        fixed (byte* data = photo)
        {
            using var load = new VipsOperation("jpegload_buffer");
            using var stored = load.Set("buffer", data, photo.Length).Set("access", SequentialAccess).Set("fail_on", FailOnError).Run().TakeImage();
            var side = _tower.Resize == ResizeMode.Letterbox ? Math.Max(stored.Width, stored.Height) : Math.Min(stored.Width, stored.Height);
            using var resize = new VipsOperation("resize");
            using var resized = resize.Set("in", stored).Set("scale", (double)_tower.Size / side).Set("kernel", CubicKernel).Run().TakeImage();
            using var pixels = resized.ToMemory();
        }
    }
}
