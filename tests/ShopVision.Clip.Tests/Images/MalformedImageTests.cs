using System.Text.Json;
using ShopVision.Clip.Images;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Images;

public sealed class MalformedImageTests
{
    // Begins like no accepted format.
    private static readonly HashSet<string> _otherContent =
    [
        "empty.jpg", "empty.png", "text.jpg", "not-found.jpg", "error.webp", "document.jpg",
        "external.svg", "script.svg", "entities.svg", "svg-named.png",
    ];

    // What the fixtures allow to be shown or refused: null is shown.
    private static readonly Dictionary<string, ErrorCode?> _freeToChoose = new()
    {
        ["jpeg-no-eoi.jpg"] = ErrorCode.ImageBroken,
        ["jpeg-corrupt-scan.jpg"] = null,
        ["png-crc-idat.png"] = ErrorCode.ImageBroken,
        ["png-short-data.png"] = ErrorCode.ImageBroken,
        ["png-ztxt-bomb.png"] = null,
        ["png-iccp-bomb.png"] = null,
        ["webp-riff-lies.webp"] = ErrorCode.ImageBroken,
    };

    [Fact]
    public void Every_malformed_picture_is_treated_as_it_should_be()
    {
        var decoder = new VipsImageDecoder(new ImageLimits());
        var folder = Fixtures.Require("golden/images");
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "malformed.json")));
        var rows = document.RootElement.GetProperty("files").EnumerateArray().ToList();

        var wrong = rows.Select(row => Judge(decoder, folder, row)).OfType<string>().ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(47, rows.Count);
    }

    [Fact]
    public void Flipped_bits_give_a_picture_or_a_refusal()
    {
        const int Rounds = 5, Flips = 20;
        var decoder = new VipsImageDecoder(new ImageLimits());
        var random = new Random(11);
        var (pictures, refusals) = (0, 0);
        foreach (var image in GoldenImage.All().Where(image => image.Content.Length < 100_000))
            for (var round = 0; round < Rounds; round++)
            {
                var content = image.Content;
                for (var flip = 0; flip < Flips; flip++)
                    content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                try
                {
                    _ = decoder.Decode(content, PixelRules.AsShown);
                    pictures++;
                }
                catch (ShopVisionException refusal)
                {
                    Assert.StartsWith("image-", refusal.Code.Name, StringComparison.Ordinal);
                    refusals++;
                }
            }

        Assert.InRange(pictures, 1, int.MaxValue);
        Assert.InRange(refusals, 1, int.MaxValue);
    }

    private static string? Judge(VipsImageDecoder decoder, string folder, JsonElement row)
    {
        var file = row.GetProperty("file").GetString()!;
        var expect = row.GetProperty("expect").GetString()!;
        var content = File.ReadAllBytes(Path.Combine(folder, file));
        ErrorCode? code = null;
        try
        {
            _ = decoder.Decode(content, PixelRules.AsShown);
        }
        catch (ShopVisionException refusal)
        {
            code = refusal.Code;
        }

        var expected = _freeToChoose.TryGetValue(Path.GetFileName(file), out var chosen) ? chosen : expect switch
        {
            "accept" => null,
            "reject" => _otherContent.Contains(Path.GetFileName(file)) ? ErrorCode.ImageUnsupported : ErrorCode.ImageBroken,
            "reject-truncated" => ErrorCode.ImageBroken,
            "reject-too-large" => ErrorCode.ImageTooLarge,
            _ => throw new InvalidOperationException($"{file}: '{expect}' is not known."),
        };
        return code == expected ? null : $"{file}: expected {expected?.Name ?? "a picture"}, found {code?.Name ?? "a picture"}";
    }
}
