using System.Runtime.CompilerServices;

namespace ShopVision.Bench.Scenarios.Images;

/// <summary>From a JPEG to a tensor, exact to Pillow, beside libvips' own decoding and resizing. Both on one thread.</summary>
internal sealed class PreprocessImages : IScenario
{
    private const int Photos = 48;
    private const int Rounds = 15;
    private static readonly int[] _longSides = [400, 2000];

    // To be exact costs no more than not to be.
    private const double MostTimes = 1.0;

    public string Name => "preprocess-images";

    public string Description => $"CPU time from a JPEG to a tensor, beside bare libvips decoding and vips_resize; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var preprocessor = ClipTower.Preprocessor();
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

    private static unsafe void DecodeAndResize(byte[] photo)
    {
        fixed (byte* data = photo)
        {
            using var stored = ShopPhotos.Load(data, photo.Length);
            using var resized = ShopPhotos.Resize(stored, (double)ClipTower.Size / Math.Min(stored.Width, stored.Height));
            using var pixels = resized.ToMemory();
        }
    }
}
