namespace ShopVision.LocalIndex.Storage;

/// <summary>A file that is open for writing; one writer at a time.</summary>
internal interface IWrittenFile : IDisposable
{
    long Length { get; }

    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Cuts what lies beyond.</summary>
    void Cut(long length);

    /// <summary>Makes durable what was written, but not the name of a file that is new.</summary>
    void Sync();
}
