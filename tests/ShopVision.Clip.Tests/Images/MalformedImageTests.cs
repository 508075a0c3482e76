using System.Text.Json;
using ShopVision.Clip.Images;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Images;

public sealed class MalformedImageTests
{
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

        var isRight = expect switch
        {
            "accept" => code is null,
            "may-accept" or "may-reject" => code is null || code == ErrorCode.ImageBroken || code == ErrorCode.ImageUnsupported,
            // No BMP is accepted, of whatever size.
            "reject-too-large" => code == (file.EndsWith(".bmp", StringComparison.Ordinal) ? ErrorCode.ImageUnsupported : ErrorCode.ImageTooLarge),
            _ => code == ErrorCode.ImageBroken || code == ErrorCode.ImageUnsupported || code == ErrorCode.ImageTooLarge,
        };
        return isRight ? null : $"{file}: expected '{expect}', found {code?.Name ?? "a picture"}";
    }
}
