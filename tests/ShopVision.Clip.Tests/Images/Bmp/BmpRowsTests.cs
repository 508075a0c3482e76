using ShopVision.Clip.Images;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Images.Bmp;

/// <summary>Pictures of 2 x 2 or 4 x 2 pixels: rows are written from bottom to top and come out from top to bottom.</summary>
public sealed class BmpRowsTests
{
    private static readonly byte[] _blackWhite = [0, 0, 0, 0, 255, 255, 255, 0];
    private static readonly byte[] _fourColors = [0, 0, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0];

    // Indices of that palette, and what is seen: black, red, green, blue.
    private const string Black = "000000", Red = "FF0000", Green = "00FF00", Blue = "0000FF", White = "FFFFFF";

    [Fact]
    public void Bits_point_into_the_palette()
    {
        AssertShows([Black, White, White, White], new SomeBmp(1, [0b1100_0000, 0, 0, 0, 0b0100_0000, 0, 0, 0]) { Palette = _blackWhite, ColorsUsed = 2 });
        AssertShows([Red, Green, Black, Blue], new SomeBmp(4, [0x03, 0, 0, 0, 0x12, 0, 0, 0]) { Palette = _fourColors, ColorsUsed = 4 });
        AssertShows([Red, Green, Black, Blue], new SomeBmp(8, [0, 3, 0, 0, 1, 2, 0, 0]) { Palette = _fourColors, ColorsUsed = 4 });
    }

    [Fact]
    public void An_index_beyond_the_palette_is_black() =>
        AssertShows([Red, Black, Black, Black], new SomeBmp(8, [200, 4, 0, 0, 1, 255, 0, 0]) { Palette = _fourColors, ColorsUsed = 4 });

    [Fact]
    public void An_old_header_of_OS2_has_colours_of_three_bytes() =>
        AssertShows([Black, Red, Red, Black], new SomeBmp(1, [0b1000_0000, 0, 0, 0, 0b0100_0000, 0, 0, 0]) { HeaderSize = 12, Palette = [0, 0, 0, 0, 0, 255] });

    [Fact]
    public void Rows_may_lie_from_top_to_bottom() =>
        AssertShows([Black, Blue, Red, Green], new SomeBmp(8, [0, 3, 0, 0, 1, 2, 0, 0]) { Height = -2, Palette = _fourColors, ColorsUsed = 4 });

    [Fact]
    public void Sixteen_bits_are_five_for_each_channel_or_what_the_masks_say()
    {
        byte[] pixels = [0x1F, 0, 0xE0, 0x03, 0, 0x7C, 0x10, 0x42];
        AssertShows([Red, "838383", Blue, Green], new SomeBmp(16, pixels));
        byte[] wideGreen = [0x1F, 0, 0xE0, 0x07, 0, 0xF8, 0x10, 0x84];
        AssertShows([Red, "838183", Blue, Green], new SomeBmp(16, wideGreen) { Compression = 3, Masks = [0xF800, 0x07E0, 0x1F] });
    }

    [Fact]
    public void Twenty_four_and_thirty_two_bits_are_blue_green_and_red()
    {
        AssertShows([Red, Green, Black, Blue], new SomeBmp(24, [0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0]));
        AssertShows([Red, Green, Black, Blue], new SomeBmp(32, [0, 0, 0, 9, 255, 0, 0, 9, 0, 0, 255, 9, 0, 255, 0, 9]));
    }

    [Fact]
    public void The_padding_of_the_last_row_may_be_missing() =>
        AssertShows([Red, Green, Black, Blue], new SomeBmp(24, [0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255, 0, 255, 0]));

    [Fact]
    public void Alpha_counts_where_a_mask_names_it_and_some_pixel_has_it()
    {
        var bmp = new SomeBmp(32, [0, 0, 255, 0, 0, 0, 255, 128, 0, 0, 255, 255, 0, 0, 255, 0])
        { Compression = 3, HeaderSize = 108, Masks = [0xFF0000, 0xFF00, 0xFF, 0xFF000000] };
        AssertShows([Red, White, White, "FF7F7F"], bmp);
        AssertShows([Red, Red, Red, Red], bmp with { Pixels = [0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0] });
    }

    [Fact]
    public void Runs_are_written_once()
    {
        var bmp = new SomeBmp(8, [2, 1, 2, 3, 0, 0, 4, 2, 0, 1]) { Width = 4, Compression = 1, Palette = _fourColors, ColorsUsed = 4 };
        string[] shown = [Green, Green, Green, Green, Red, Red, Blue, Blue];
        AssertShows(shown, bmp);
        AssertShows(shown, bmp with { BitsPerPixel = 4, Compression = 2, Pixels = [2, 0x11, 2, 0x33, 0, 0, 4, 0x22, 0, 1] });
    }

    [Fact]
    public void Between_runs_are_indices_as_they_are_jumps_and_ends()
    {
        var bmp = new SomeBmp(8, [0, 3, 1, 2, 3, 0, 0, 2, 0, 1, 1, 2, 0, 1]) { Width = 4, Compression = 1, Palette = _fourColors, ColorsUsed = 4 };
        string[] shown = [Black, Black, Black, Green, Red, Green, Blue, Black];
        AssertShows(shown, bmp);
        AssertShows(shown, bmp with { BitsPerPixel = 4, Compression = 2, Pixels = [0, 3, 0x12, 0x30, 0, 2, 0, 1, 1, 0x20, 0, 1] });
    }

    [Fact]
    public void A_run_ends_with_its_row_and_the_last_needs_no_end() =>
        AssertShows(
            [Green, Green, Green, Green, Red, Red, Red, Red],
            new SomeBmp(8, [255, 1, 255, 1, 0, 0, 4, 2]) { Width = 4, Compression = 1, Palette = _fourColors, ColorsUsed = 4 });

    [Fact]
    public void What_is_damaged_is_broken()
    {
        var bmp = new SomeBmp(8, [0, 3, 0, 0, 1, 2, 0, 0]) { Palette = _fourColors, ColorsUsed = 4 };
        Assert.Equal(ErrorCode.ImageBroken, CodeOf(bmp with { Width = 0 }));
        Assert.Equal(ErrorCode.ImageBroken, CodeOf(bmp with { Width = -5 }));
        Assert.Equal(ErrorCode.ImageBroken, CodeOf(bmp with { Height = 3 }));
        Assert.Equal(ErrorCode.ImageBroken, CodeOf(bmp with { ColorsUsed = 200 }));
        Assert.Equal(ErrorCode.ImageBroken, CodeOf(bmp with { Compression = 1, Pixels = [2, 1] }));
        Assert.Equal(ErrorCode.ImageBroken, CodeOf(bmp with { Compression = 1, Pixels = [0, 9, 1] }));
        Assert.All(Enumerable.Range(2, 60), length => Assert.Contains(
            CodeOf(bmp.Content()[..length]), (ErrorCode?[])[ErrorCode.ImageBroken, ErrorCode.ImageUnsupported]));
    }

    [Fact]
    public void What_is_rare_is_unsupported()
    {
        var bmp = new SomeBmp(8, [0, 3, 0, 0, 1, 2, 0, 0]) { Palette = _fourColors, ColorsUsed = 4 };
        Assert.Equal(ErrorCode.ImageUnsupported, CodeOf(bmp with { BitsPerPixel = 2 }));
        Assert.Equal(ErrorCode.ImageUnsupported, CodeOf(bmp with { Compression = 4 }));
        Assert.Equal(ErrorCode.ImageUnsupported, CodeOf(bmp with { HeaderSize = 64, Compression = 3 }));
        Assert.Equal(ErrorCode.ImageUnsupported, CodeOf(new SomeBmp(32, new byte[16]) { Compression = 3, Masks = [0xF0F0, 0xFF0000, 0xFF] }));
    }

    [Fact]
    public void A_claimed_size_is_refused_before_anything_else_is_read()
    {
        var bmp = new SomeBmp(77, []) { Width = 60_000, Height = -60_000 };
        Assert.Equal(ErrorCode.ImageTooLarge, CodeOf(bmp));
        Assert.Equal(ErrorCode.ImageTooLarge, CodeOf(bmp with { Height = int.MinValue }));
    }

    private static void AssertShows(string[] expected, SomeBmp bmp)
    {
        var picture = new VipsImageDecoder(new ImageLimits()).Decode(bmp.Content(), PixelRules.AsShown);
        Assert.Equal((bmp.Width, Math.Abs(bmp.Height)), (picture.Width, picture.Height));
        Assert.Equal(expected, picture.Pixels.Chunk(3).Select(Convert.ToHexString));
    }

    private static ErrorCode? CodeOf(SomeBmp bmp) => CodeOf(bmp.Content());

    private static ErrorCode? CodeOf(byte[] content)
    {
        try
        {
            _ = new VipsImageDecoder(new ImageLimits()).Decode(content, PixelRules.AsShown);
            return null;
        }
        catch (ShopVisionException refusal)
        {
            return refusal.Code;
        }
    }
}
