using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>
/// The values of a JSON text one after the other, with the lines on which they begin: the elements of an array, or values that follow
/// each other. Only one is held in memory.
/// </summary>
internal sealed class JsonValues(Stream feed, string name)
{
    private const int MaxValueBytes = 256 << 20;

    private JsonReaderState _state = new(new JsonReaderOptions { AllowMultipleValues = true });
    private bool _isInArray;
    private long _line = 1;

    /// <summary>Throws <c>feed-invalid</c> where the text is no JSON, or one value is too large.</summary>
    public async IAsyncEnumerable<(long Line, ReadOnlyMemory<byte> Json)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(feed, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        long worthTrying = 0;
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
                var rest = read.Buffer;
                // A long value is looked at again only once twice as much of it is there, so that it is not scanned for each piece.
                if (rest.Length >= worthTrying || read.IsCompleted)
                {
                    while (TryTake(ref rest, read.IsCompleted, out var value))
                        yield return value;
                    worthTrying = 2 * rest.Length;
                }

                if (rest.Length > MaxValueBytes)
                    throw FeedFaults.Invalid(name, $"The value that begins on line {_line} is larger than {MaxValueBytes >> 20} MiB. Write one product a line, or products in an array.");
                pipe.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted)
                    break;
            }
        }
        finally
        {
            await pipe.CompleteAsync().ConfigureAwait(false);
        }
    }

    private bool TryTake(ref ReadOnlySequence<byte> rest, bool isLast, out (long Line, ReadOnlyMemory<byte> Json) value)
    {
        value = default;
        if (_line == 1 && rest.FirstSpan.StartsWith("\uFEFF"u8))
            rest = rest.Slice(3);
        try
        {
            var reader = new Utf8JsonReader(rest, isLast, _state);
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.StartArray, CurrentDepth: 0 } && !_isInArray)
                {
                    _isInArray = true;
                    continue;
                }

                if (reader is { TokenType: JsonTokenType.EndArray, CurrentDepth: 0 })
                {
                    _isInArray = false;
                    continue;
                }

                var start = reader.TokenStartIndex;
                if (!reader.TrySkip())
                    return false;
                var json = rest.Slice(start, reader.BytesConsumed - start).ToArray();
                _line += Lines(rest.Slice(0, start));
                value = (_line, json);
                _line += Lines(json);
                _state = reader.CurrentState;
                rest = rest.Slice(reader.BytesConsumed);
                return true;
            }

            _line += Lines(rest.Slice(0, reader.BytesConsumed));
            _state = reader.CurrentState;
            rest = rest.Slice(reader.BytesConsumed);
            return false;
        }
        catch (JsonException fault)
        {
            throw Invalid(fault);
        }
    }

    private ShopVisionException Invalid(JsonException fault) =>
        FeedFaults.Invalid(name, $"Its JSON is broken on line {fault.LineNumber + 1}, at byte {fault.BytePositionInLine + 1} of it. Write it anew.", fault);

    private static long Lines(ReadOnlySequence<byte> bytes)
    {
        long lines = 0;
        foreach (var segment in bytes)
            lines += segment.Span.Count((byte)'\n');
        return lines;
    }

    private static long Lines(ReadOnlySpan<byte> bytes) => bytes.Count((byte)'\n');
}
