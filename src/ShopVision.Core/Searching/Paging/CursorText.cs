using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Searching.Paging;

/// <summary>
/// Writes cursors as base64url: a version, a kind, the question, the time, then an id or the keys of what was shown, and at the end
/// a checksum, because a text that was cut short must not bring products back.
/// </summary>
internal static class CursorText
{
    private const byte Version = 1;
    private const byte AfterId = 0;
    private const byte Shown = 1;
    private const int HeaderSize = 1 + 1 + sizeof(ulong) + sizeof(uint);
    private const int ChecksumSize = 4;

    public static string Write(SearchCursor cursor)
    {
        byte[] body = cursor.AfterId is { } id ? Encoding.UTF8.GetBytes(id) : [.. cursor.Shown.SelectMany(KeyBytes)];
        var bytes = new byte[HeaderSize + body.Length + ChecksumSize];
        bytes[0] = Version;
        bytes[1] = cursor.AfterId is null ? Shown : AfterId;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(2), cursor.Question);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(2 + sizeof(ulong)), (uint)cursor.IssuedAt.ToUnixTimeSeconds());
        body.CopyTo(bytes, HeaderSize);
        Checksum(bytes.AsSpan(..^ChecksumSize)).CopyTo(bytes.AsSpan(^ChecksumSize..));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Throws <c>cursor-invalid</c>.</summary>
    public static SearchCursor Read(string text)
    {
        if (!Base64Url.IsValid(text))
            throw Invalid();
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < HeaderSize + ChecksumSize || bytes[0] != Version || !bytes.AsSpan(^ChecksumSize..).SequenceEqual(Checksum(bytes.AsSpan(..^ChecksumSize))))
            throw Invalid();
        var body = bytes.AsSpan(HeaderSize..^ChecksumSize);
        if (bytes[1] > Shown || (bytes[1] == Shown && body.Length % ShownKey.Size != 0))
            throw Invalid();
        return new SearchCursor(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(2)),
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(2 + sizeof(ulong)))),
            bytes[1] == AfterId ? Encoding.UTF8.GetString(body) : null,
            bytes[1] == Shown ? Keys(body) : []);
    }

    private static HashSet<ulong> Keys(ReadOnlySpan<byte> body)
    {
        var keys = new HashSet<ulong>();
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        key.Clear();
        for (; !body.IsEmpty; body = body[ShownKey.Size..])
        {
            body[..ShownKey.Size].CopyTo(key);
            keys.Add(BinaryPrimitives.ReadUInt64LittleEndian(key));
        }

        return keys;
    }

    private static byte[] KeyBytes(ulong key)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, key);
        return bytes[..ShownKey.Size];
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes).AsSpan(..ChecksumSize);

    private static ShopVisionException Invalid() => new(
        ErrorCode.CursorInvalid, "Expected a cursor as a search gave it under nextCursor, found another text, or one that was cut short. Start over without a cursor.");
}
