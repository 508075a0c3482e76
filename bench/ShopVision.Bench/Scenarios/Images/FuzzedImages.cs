using System.Diagnostics;
using ShopVision.Clip.Images;
using ShopVision.Core.Errors;

namespace ShopVision.Bench.Scenarios.Images;

/// <summary>Golden pictures with flipped bits, the same for the same seed and number.</summary>
internal sealed class FuzzedImages
{
    private const int MostDoublings = 6;
    private const int HeaderBytes = 512;

    private readonly int _seed;
    private readonly byte[][] _sources = [.. GoldenFiles.All().Select(File.ReadAllBytes).Where(content => content.Length > 0)];
    private readonly Preprocessor _preprocessor = ClipTower.Preprocessor();
    private readonly float[] _tensor;

    public FuzzedImages(int seed)
    {
        _seed = seed;
        _tensor = new float[_preprocessor.TensorLength];
    }

    /// <summary>Decodes one and says what came of it: "picture" or the code of the refusal.</summary>
    public string Decode(int number, out TimeSpan time)
    {
        var content = Content(number);
        var started = Stopwatch.GetTimestamp();
        try
        {
            _preprocessor.Prepare(content, _tensor);
            return "picture";
        }
        catch (ShopVisionException refusal) when (refusal.Code.IsAboutImage)
        {
            return refusal.Code.Name;
        }
        finally
        {
            time = Stopwatch.GetElapsedTime(started);
        }
    }

    private byte[] Content(int number)
    {
        var random = new Random(HashOf(number));
        byte[] content = [.. _sources[random.Next(_sources.Length)]];
        // A flip in the header does another thing than one in the pixels: half of the pictures have all of theirs there.
        // One flip goes deeper than many, which are found at once.
        var reach = random.Next(2) == 0 ? content.Length : Math.Min(content.Length, HeaderBytes);
        for (var flips = 1 << random.Next(MostDoublings); flips > 0; flips--)
            content[random.Next(reach)] ^= (byte)(1 << random.Next(8));
        return content;
    }

    // HashCode would give another number in each process.
    private int HashOf(int number) => unchecked((_seed * 1_000_003) ^ (number * 7919));
}
