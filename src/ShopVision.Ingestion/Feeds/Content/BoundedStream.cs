using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds.Content;

/// <summary>
/// What a packed feed unpacks to, whole, and up to a size: a few kilobytes can hold terabytes. Throws <c>feed-invalid</c> where it is more
/// in all, so much more than was packed that it can be no text, or other than the <paramref name="size"/> that the file names (its lowest
/// 32 bits): half a feed would count as a feed without the other half.
/// </summary>
internal sealed class BoundedStream(Stream unpacked, string feed, long packedBytes, uint size) : Stream
{
    private const long MaxBytes = 32L << 30;

    // Text packs to a tenth, a list of one word to a hundredth.
    private const long MaxRatio = 300;

    // Small files pack better than their size tells.
    private const long AlwaysAllowed = 16 << 20;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Counted(unpacked.Read(buffer), buffer.Length);
        }
        catch (InvalidDataException fault)
        {
            throw Broken(fault);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Counted(await unpacked.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
        }
        catch (InvalidDataException fault)
        {
            throw Broken(fault);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read, int wanted)
    {
        _read += read;
        // The unpacker takes the end of the file for the end of the feed.
        if (read == 0 && wanted > 0 && (uint)_read != size)
            throw Broken(null);
        return _read <= MaxBytes && (_read <= AlwaysAllowed || _read / MaxRatio <= packedBytes)
            ? read
            : throw FeedFaults.Invalid(
                feed, $"Its {packedBytes >> 10} KiB unpack to more than {_read >> 20} MiB, which no product feed does. Unpack it yourself if it is one.");
    }

    private ShopVisionException Broken(InvalidDataException? fault) =>
        FeedFaults.Invalid(feed, "It begins like a packed file, but cannot be unpacked to its end. Fetch it again, and pack it as one file.", fault);
}
