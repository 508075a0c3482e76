using System.Buffers.Binary;
using System.Text;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>
/// Reads the fields of one protobuf message in the order of the bytes. It copies nothing, so a damaged file costs no memory; what the
/// wire format does not allow is an error that names the file and the kind of thing that was to be in it.
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message, string file, string kind)
{
    private readonly string _file = file;
    private readonly string _kind = kind;
    private readonly int _length = message.Length;
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Number of the field that the last <see cref="MoveNext"/> found.</summary>
    public int Field { get; private set; }

    /// <summary>The field's value if it is a whole number or of fixed size, as bits.</summary>
    public ulong Number { get; private set; }

    /// <summary>The field's value if it has a length: bytes, a text or a message; otherwise empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Where the whole field stands in the message, its number included.</summary>
    public Range Place { get; private set; }

    /// <summary>The field's value as a text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    public readonly float Single => BitConverter.UInt32BitsToSingle((uint)Number);

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
            return false;
        var start = _length - _rest.Length;
        var tag = ReadVarint();
        (Field, Number) = ((int)(tag >> 3), 0);
        Bytes = default;
        switch (tag & 7)
        {
            case 0:
                Number = ReadVarint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                break;
            case 2:
                Bytes = Take(ReadVarint());
                break;
            case 5:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                break;
            default:
                throw Fault($"wire type {tag & 7}");
        }

        Place = start..(_length - _rest.Length);
        return true;
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
            throw Fault($"a field of {length} bytes where {_rest.Length} are left");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_rest.IsEmpty)
                throw Fault("an end in the middle of a number");
            var next = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Fault("a number of more than 64 bits");
    }

    private readonly ShopVisionException Fault(string found) => new(
        ErrorCode.ModelInvalid, $"{_file}: expected {_kind} (protobuf), found {found}. Fetch the model again.");
}
