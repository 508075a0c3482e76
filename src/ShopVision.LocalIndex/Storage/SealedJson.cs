using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// Whole files of JSON whose last member, <c>crc32c</c>, is the CRC-32C (eight hex digits) of all bytes before its comma: people
/// can read them, and no byte changes unseen.
/// </summary>
internal static class SealedJson
{
    private const int ChecksumDigits = 8;

    private static ReadOnlySpan<byte> Label => ",\"crc32c\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    public static void Write<T>(IFileSystem files, string path, T value, JsonTypeInfo<T> type) =>
        AtomicFile.Write(files, path, Of(value, type));

    public static byte[] Of<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var members = json.AsSpan(0, json.Length - 1);
        return [.. members, .. Seal(members)];
    }

    /// <summary>What was written; anything else is <c>index-damaged</c>.</summary>
    public static T Read<T>(string path, ReadOnlySpan<byte> content, JsonTypeInfo<T> type)
        where T : class =>
        Read(path, content, type, IndexFaults.Damaged);

    /// <summary>The same where it is told in other words what to do: <paramref name="damaged"/> gives the fault.</summary>
    public static T Read<T>(
        string path, ReadOnlySpan<byte> content, JsonTypeInfo<T> type, Func<string, long, string, Exception?, Exception> damaged)
        where T : class
    {
        var sealAt = content.Length - Label.Length - ChecksumDigits - End.Length;
        if (sealAt < 0 || !content[sealAt..].SequenceEqual(Seal(content[..sealAt])))
            throw damaged(path, Math.Max(sealAt, 0), "its checksum is missing or does not match its content", null);
        try
        {
            return JsonSerializer.Deserialize(content, type) ?? throw damaged(path, 0, "expected a JSON object, found null", null);
        }
        catch (JsonException exception)
        {
            throw damaged(
                path, exception.BytePositionInLine ?? 0, "expected a JSON object with all its members", exception);
        }
    }

    private static byte[] Seal(ReadOnlySpan<byte> members)
    {
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32C.Of(members));
        Span<byte> digits = stackalloc byte[ChecksumDigits];
        Convert.TryToHexStringLower(checksum, digits, out _);
        return [.. Label, .. digits, .. End];
    }
}
