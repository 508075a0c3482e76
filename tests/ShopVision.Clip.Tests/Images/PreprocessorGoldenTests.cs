using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ShopVision.Clip.Images;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.Images;

/// <summary>What a model sees, against what Pillow and transformers showed it.</summary>
public sealed class PreprocessorGoldenTests
{
    // Lossless sources are exact, and so is JPEG where the decoder is libjpeg-turbo's kin; AVIF decoders and profile transforms
    // round each in their own way.
    private const double LossyMean = 1.0;
    private const double ProfileMean = 0.01;

    [Theory]
    [InlineData("clip-224", 70)]
    [InlineData("siglip-256", 70)]
    [InlineData("siglip-384-bilinear", 10)]
    [InlineData("clip-224-white", 11)]
    [InlineData("siglip-256-white", 11)]
    [InlineData("clip-224-srgb", 3)]
    [InlineData("siglip-256-srgb", 3)]
    public void Pictures_are_those_of_the_reference(string configuration, int count)
    {
        var preprocessor = GoldenConfiguration.Preprocessor(configuration);
        var decoder = new VipsImageDecoder(new ImageLimits());
        var images = GoldenImage.All()
            .Where(image => image.Expected(configuration) is not null && image.IsReproducible(GoldenConfiguration.Rules(configuration)))
            .ToList();

        var wrong = new List<string>();
        foreach (var image in images)
        {
            var found = preprocessor.Prepare(image.Content).Pixels;
            var expected = decoder.Decode(File.ReadAllBytes(image.Expected(configuration)!), PixelRules.AsStored).Pixels;
            var difference = MeanDifference(expected, found);
            var allowed = configuration.EndsWith("-srgb", StringComparison.Ordinal) ? ProfileMean : image.IsLossless ? 0 : LossyMean;
            if (difference > allowed || expected.Length != found.Length)
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{image.Id}: mean difference {difference:F4}, at most {allowed} expected"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(count, images.Count);
    }

    [Theory]
    [InlineData("plain", true)]
    [InlineData("plain-white", false)]
    public void Lossless_pictures_decode_to_the_reference_byte_by_byte(string variant, bool dropAlpha)
    {
        var rules = new PixelRules(dropAlpha, IgnoreProfile: true);
        var decoder = new VipsImageDecoder(new ImageLimits());
        var images = GoldenImage.All()
            .Where(image => image.IsLossless && image.IsReproducible(rules) && image.UprightDigest(variant) is not null)
            .ToList();

        Assert.NotEmpty(images);
        Assert.All(images, image => Assert.Equal(
            (image.Id, image.UprightDigest(variant)),
            (image.Id, Convert.ToHexStringLower(SHA256.HashData(decoder.Decode(image.Content, rules).Pixels)))));
    }

    [Theory]
    [InlineData("photo-1.siglip-256")]
    [InlineData("photo-2.siglip-256")]
    [InlineData("exif-6.clip-224")]
    [InlineData("jpeg-420.clip-224")]
    [InlineData("png-grey16.siglip-256")]
    [InlineData("png-rgba.siglip-256")]
    [InlineData("size-3000x20.clip-224")]
    [InlineData("zone-plate.clip-224")]
    public void Tensors_are_those_of_the_reference(string name)
    {
        var (id, configuration) = (name.Split('.')[0], name.Split('.')[1]);
        var expected = ReadNpy(Fixtures.Require($"golden/images/expected/tensors/{name}.npy"));
        var preprocessor = GoldenConfiguration.Preprocessor(configuration);
        var found = new float[preprocessor.TensorLength];

        preprocessor.Prepare(GoldenImage.All().Single(image => image.Id == id).Content, found);

        Assert.Equal(expected.Length, found.Length);
        Assert.InRange(expected.Zip(found, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-4);
    }

    private static double MeanDifference(byte[] expected, byte[] found) =>
        expected.Zip(found, (a, b) => Math.Abs(a - b)).Average();

    // NumPy's format 1.0: a magic, a version, the header's length in two bytes, the header, then little-endian numbers.
    private static float[] ReadNpy(string file)
    {
        var content = File.ReadAllBytes(file);
        var header = BitConverter.ToUInt16(content, 8);
        Assert.Contains("'<f4'", Encoding.ASCII.GetString(content, 10, header), StringComparison.Ordinal);
        return MemoryMarshal.Cast<byte, float>(content.AsSpan(10 + header)).ToArray();
    }
}
