namespace ShopVision.Clip.Images.Bmp;

/// <summary>RLE8 and RLE4: a count and what to repeat, or after a zero an end, a jump or indices as they are.</summary>
internal static class BmpRuns
{
    private const int EndOfRow = 0;
    private const int EndOfPicture = 1;
    private const int Jump = 2;

    /// <summary>Fills <paramref name="indices"/> in the order of the file. What no run reaches has index 0.</summary>
    public static void Expand(BmpHeader header, ReadOnlySpan<byte> runs, Span<byte> indices)
    {
        indices.Clear();
        var (width, bits) = (header.Width, header.BitsPerPixel);
        int x = 0, y = 0;
        for (var at = 0; y < header.Height;)
        {
            var (count, value) = (Next(runs, ref at), Next(runs, ref at));
            if (count > 0)
                for (var i = 0; i < count; i++)
                    Put(indices, Nibble(value, i));
            else if (value == EndOfRow)
                (x, y) = (0, y + 1);
            else if (value == EndOfPicture)
                return;
            else if (value == Jump)
                (x, y) = (Math.Min(x + Next(runs, ref at), width), y + Next(runs, ref at));
            else
            {
                // As they are, filled up to two bytes.
                var bytes = ((value * bits) + 7) / 8;
                for (var i = 0; i < value; i++)
                    Put(indices, Nibble(runs.Length > at + (i * bits / 8) ? runs[at + (i * bits / 8)] : throw Short(), i));
                at += bytes + (bytes & 1);
            }

            // Behind the last pixel the end may be left out.
            if (at >= runs.Length && y == header.Height - 1 && x == width)
                return;
        }

        // Two pixels in a byte take turns.
        int Nibble(int pair, int i) => bits == 8 ? pair : i % 2 == 0 ? pair >> 4 : pair & 15;

        void Put(Span<byte> target, int index)
        {
            // A run that is longer than its row ends with it.
            if (x < width)
                target[(y * width) + x++] = (byte)index;
        }
    }

    private static int Next(ReadOnlySpan<byte> runs, ref int at) => at < runs.Length ? runs[at++] : throw Short();

    private static BmpException Short() => new("fewer runs than claimed");
}
