namespace ShopVision.Clip.Images;

/// <summary>
/// What resampling needs of vectors of one width. A pair is two neighbouring bytes widened to 16 bits, to be multiplied with their
/// two weights and added up to 32 bits.
/// </summary>
internal unsafe interface ILanes<TPairs, TSums>
{
    static abstract bool IsSupported { get; }

    /// <summary>Bytes of a row that the vertical pass takes at a time.</summary>
    static abstract int Bytes { get; }

    /// <summary>Neighbouring pixels that the horizontal pass takes at a time.</summary>
    static abstract int Taps { get; }

    /// <summary>The next <see cref="Taps"/> pixels, in pairs of one channel each.</summary>
    static abstract TPairs PairPixels(byte* pixels);

    /// <summary>The weights of those pixels, for every channel.</summary>
    static abstract TPairs PixelWeights(short* weights);

    /// <summary>Red, green and blue in the lower three bytes, from the sums of their channels.</summary>
    static abstract uint ToPixel(TSums sums);

    /// <summary>A part of two rows, each byte paired with the one below it.</summary>
    static abstract void PairRows(
        byte* upper, byte* lower, out TPairs first, out TPairs second, out TPairs third, out TPairs fourth);

    /// <summary>The weights of two rows.</summary>
    static abstract TPairs RowWeights(short upper, short lower);

    /// <summary>Bytes, in the order of the rows that were paired.</summary>
    static abstract void Store(TSums first, TSums second, TSums third, TSums fourth, byte* output);

    /// <summary>The sums, and each pair's products.</summary>
    static abstract TSums Add(TSums sums, TPairs pairs, TPairs weights);

    /// <summary>The whole sums from those made with the weights' upper and lower bits.</summary>
    static abstract TSums Join(TSums high, TSums low);
}
