using System.Text;

namespace ShopVision.Elasticsearch.Smile;

/// <summary>
/// Writes Smile, the binary form of JSON that Elasticsearch takes as well
/// (https://github.com/FasterXML/smile-format-specification): a float is six bytes of its own bits, which no decimal text loses. Only
/// what documents need, and without back references. The memory is used again after a <see cref="Clear"/>. Not thread safe.
/// </summary>
internal sealed class SmileWriter(int capacity = 1024)
{
    public const string ContentType = "application/smile";

    private const byte Separator = 0xFF;
    private const byte EndOfText = 0xFC;
    private const byte EmptyText = 0x20;
    private const byte Integer = 0x24;
    private const byte LongInteger = 0x25;
    private const byte Float = 0x28;
    private const byte RawBytes = 0xFD;
    private const int LongestShort = 64;
    private const int LongestShortKey = 56;
    private const int FloatLength = 6;

    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Each document of a stream has a header: version 0, no shared names or values, bytes as they are.</summary>
    public void StartDocument() => Raw(":)\n\u0004"u8);

    public void EndDocument() => Byte(Separator);

    public void StartObject() => Byte(0xFA);

    public void EndObject() => Byte(0xFB);

    public void StartArray() => Byte(0xF8);

    public void EndArray() => Byte(0xF9);

    public void Null() => Byte(0x21);

    public void Key(string name)
    {
        var text = Room(Encoding.UTF8.GetMaxByteCount(name.Length) + 2)[1..];
        var length = Encoding.UTF8.GetBytes(name, text);
        var token = length switch
        {
            0 => EmptyText,
            <= LongestShort when length == name.Length => 0x80 + length - 1,
            <= LongestShortKey when length > name.Length => 0xC0 + length - 2,
            _ => 0x34,
        };
        End(length, token, isLong: token == 0x34);
    }

    public void Text(ReadOnlySpan<char> text)
    {
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length) + 2)[1..];
        var length = Encoding.UTF8.GetBytes(text, room);
        EndText(length, isAscii: length == text.Length);
    }

    public void Utf8(ReadOnlySpan<byte> text)
    {
        text.CopyTo(TextRoom(text.Length));
        EndText(text.Length, Ascii.IsValid(text));
    }

    /// <summary>Where a text of at most so many bytes may be written, before it is ended by <see cref="EndText"/>.</summary>
    public Span<byte> TextRoom(int length) => Room(length + 2)[1..];

    public void EndText(int length, bool isAscii)
    {
        var token = (isAscii, length) switch
        {
            (_, 0) => EmptyText,
            // Lengths run on from tiny to short ones, and so do their tokens.
            (true, <= LongestShort) => 0x40 + length - 1,
            (false, <= LongestShort) => 0x80 + length - 2,
            (true, _) => 0xE0,
            (false, _) => 0xE4,
        };
        End(length, token, isLong: length > LongestShort);
    }

    /// <summary>Bytes as they are; none may be 0xFF, by which a reader of a stream tells its documents apart.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Byte(RawBytes);
        Variable((ulong)bytes.Length);
        Raw(bytes);
    }

    public void Number(long value)
    {
        var zigzag = (ulong)((value << 1) ^ (value >> 63));
        // A reader takes the longer form to have the bytes that only longer numbers have.
        Byte(value is >= int.MinValue and <= int.MaxValue ? Integer : LongInteger);
        Variable(zigzag);
    }

    public void Number(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var room = Room(11);
        room[0] = 0x29;
        for (var i = 10; i > 0; i--, bits >>= 7)
            room[i] = (byte)(bits & 0x7F);
        Length += 11;
    }

    public void Array(ReadOnlySpan<float> values)
    {
        StartArray();
        var room = Room(values.Length * FloatLength);
        foreach (var value in values)
        {
            var bits = BitConverter.SingleToUInt32Bits(value);
            room[5] = (byte)(bits & 0x7F);
            room[4] = (byte)((bits >> 7) & 0x7F);
            room[3] = (byte)((bits >> 14) & 0x7F);
            room[2] = (byte)((bits >> 21) & 0x7F);
            room[1] = (byte)(bits >> 28);
            room[0] = Float;
            room = room[FloatLength..];
        }

        Length += values.Length * FloatLength;
        EndArray();
    }

    /// <summary>What was written before.</summary>
    public void Raw(ReadOnlySpan<byte> written)
    {
        written.CopyTo(Room(written.Length));
        Length += written.Length;
    }

    /// <summary>Seven bits a byte but for the last, which has six and a mark.</summary>
    private void Variable(ulong value)
    {
        Span<byte> reversed = stackalloc byte[10];
        var length = 0;
        for (var rest = value >> 6; rest > 0; rest >>= 7)
            reversed[length++] = (byte)(rest & 0x7F);
        var room = Room(length + 1);
        for (var i = 0; i < length; i++)
            room[i] = reversed[length - 1 - i];
        room[length] = (byte)(0x80 | (value & 0x3F));
        Length += length + 1;
    }

    private void Byte(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    /// <summary>The text stands one byte after the end, where its token goes.</summary>
    private void End(int length, int token, bool isLong)
    {
        _bytes[Length] = (byte)token;
        Length += length + 1;
        if (isLong)
            _bytes[Length++] = EndOfText;
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length)
            System.Array.Resize(ref _bytes, Math.Max(Length + length, _bytes.Length * 2));
        return _bytes.AsSpan(Length);
    }
}
