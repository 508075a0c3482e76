using System.Text;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Tests.ModelFolder.Graphs;

/// <summary>Protocol buffers by hand, as far as tests write ONNX graphs.</summary>
internal static class Protobuf
{
    public static byte[] Field(int number, long value) => [.. Varint((ulong)number << 3), .. Varint((ulong)value)];

    public static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    public static byte[] Field(int number, byte[] content) => [.. Varint(((ulong)number << 3) | 2), .. Varint((ulong)content.Length), .. content];

    /// <summary>The fields of a message: number, content of those with a length, and the whole field as it stands.</summary>
    public static List<(int Number, byte[] Content, byte[] Whole)> Fields(byte[] message)
    {
        List<(int, byte[], byte[])> fields = [];
        var reader = new ProtobufReader(message, "test", "a message");
        while (reader.MoveNext())
            fields.Add((reader.Field, reader.Bytes.ToArray(), message[reader.Place]));
        return fields;
    }

    public static byte[]? Content(byte[] message, int number) => Fields(message).Where(field => field.Number == number).Select(field => field.Content).FirstOrDefault();

    public static string Text(byte[] message, int number) => Encoding.UTF8.GetString(Content(message, number) ?? []);

    public static long Number(byte[] message, int number)
    {
        var reader = new ProtobufReader(message, "test", "a message");
        while (reader.MoveNext())
            if (reader.Field == number)
                return (long)reader.Number;
        return 0;
    }

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
