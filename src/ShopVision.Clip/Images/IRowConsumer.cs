namespace ShopVision.Clip.Images;

/// <summary>Takes a picture row by row, so that no stage holds more of it than it needs.</summary>
internal interface IRowConsumer
{
    /// <summary>
    /// By which factor (1, 2, 4 or 8) a picture of this size may be shrunk while it is decoded, where its format makes that
    /// cheaper than decoding all of it.
    /// </summary>
    int MayShrinkBy(int width, int height) => 1;

    /// <summary>Called once, before the first row.</summary>
    void Begin(int width, int height);

    /// <summary>Red, green and blue bytes of the next row, from top to bottom. They are the caller's again when this returns.</summary>
    void AddRow(ReadOnlySpan<byte> row);
}
