using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>The lines of a feed that are not blank, as bytes and with their numbers; a byte order mark is left out.</summary>
internal static class FeedLines
{
    private const int MaxLineBytes = 16 * 1024 * 1024;

    public static async IAsyncEnumerable<(long Number, ReadOnlyMemory<byte> Line)> ReadAsync(
        Stream feed, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(feed, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        try
        {
            for (long number = 1; await NextAsync(pipe, name, number, cancellationToken).ConfigureAwait(false) is { } line; number++)
            {
                var content = number == 1 && line.AsSpan().StartsWith("\uFEFF"u8) ? line.AsMemory(3) : line;
                if (!content.Span.Trim(" \t\r"u8).IsEmpty)
                    yield return (number, content);
            }
        }
        finally
        {
            await pipe.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static async ValueTask<byte[]?> NextAsync(PipeReader pipe, string name, long number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var end = read.Buffer.PositionOf((byte)'\n');
            if (end is null && read.Buffer.Length > MaxLineBytes)
                throw FeedFaults.Invalid(name, $"Line {number} is longer than {MaxLineBytes >> 20} MiB. Expected one JSON object on each line.");
            if (end is null && !read.IsCompleted)
            {
                pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            if (end is null && read.Buffer.IsEmpty)
                return null;
            var line = read.Buffer.Slice(0, end ?? read.Buffer.End).ToArray();
            pipe.AdvanceTo(end is null ? read.Buffer.End : read.Buffer.GetPosition(1, end.Value));
            return line;
        }
    }
}
