using System.Runtime.CompilerServices;
using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Bench.Scenarios.Images;

/// <summary>From a JPEG to a tensor, exact to Pillow, beside libvips' own decoding and resizing. Both on one thread.</summary>
internal sealed class PreprocessImages : IScenario
{
    private const int Photos = 48;
    private const int Rounds = 15;
    private static readonly int[] _longSides = [400, 2000];
    private const int Size = 224;

    // To be exact costs no more than not to be.
    private const double MostTimes = 1.0;

    public string Name => "preprocess-images";

    public string Description => $"CPU time from a JPEG to a tensor, beside bare libvips decoding and vips_resize; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var preprocessor = new Preprocessor(Tower, new VipsImageDecoder(new ImageLimits()));
        var tensor = new float[preprocessor.TensorLength];
        foreach (var longSide in _longSides)
        {
            byte[][] photos = [.. ShopPhotos.Read("clothing.tar").Take(Photos).Select(photo => ShopPhotos.Scaled(photo, longSide))];
            var spent = await Interleaved.SpentAsync(
                Rounds,
                () => ForEach(photos, photo => preprocessor.Prepare(photo, tensor)),
                () => ForEach(photos, DecodeAndResize));
            yield return new Measurement(
                Name, "CPU ms/picture", spent[0].Cpu.TotalMilliseconds / Photos, spent[1].Cpu.TotalMilliseconds / Photos, "libvips decode + resize", Gate.AtMost(MostTimes))
            { Case = $"{longSide} px" };
        }
    }

    private static Task ForEach(byte[][] photos, Action<byte[]> work)
    {
        foreach (var photo in photos)
            work(photo);
        return Task.CompletedTask;
    }

    private static ImageTower Tower { get; } = new()
    {
        File = new ManifestFile("none", "", 0, null),
        Input = new TensorName("pixel_values", TensorType.Float32),
        Output = new TensorName("image_embeds", TensorType.Float32),
        Size = Size,
        Resize = ResizeMode.ShortestEdge,
        Fill = [0, 0, 0],
        Interpolation = Interpolation.Bicubic,
        Scale = 1 / 255.0,
        Mean = [0.48145466, 0.4578275, 0.40821073],
        Std = [0.26862954, 0.26130258, 0.27577711],
        Rules = PixelRules.AsShown,
    };

    private static unsafe void DecodeAndResize(byte[] photo)
    {
        fixed (byte* data = photo)
        {
            using var stored = ShopPhotos.Load(data, photo.Length);
            using var resized = ShopPhotos.Resize(stored, (double)Size / Math.Min(stored.Width, stored.Height));
            using var pixels = resized.ToMemory();
        }
    }
}
