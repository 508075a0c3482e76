using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ShopVision.Clip.Tests.Inference;

/// <summary>
/// ONNX graphs of one node, written as protocol buffers by hand, so that types and shapes which no golden has can be tested.
/// </summary>
internal static class TinyGraph
{
    public const int Float32 = 1;
    public const int Int32 = 6;
    public const int Float16 = 10;

    private const string Free = "n";

    /// <summary>An "image tower" that gives its input tensor back as a vector; rows is null for any number.</summary>
    public static byte[] Flattening(int type, int? rows, int size) => Model(
        Node("Flatten", "pixel_values", "image_embeds", axis: 1),
        Tensor("pixel_values", type, rows, 3, size, size),
        Tensor("image_embeds", type, rows, 3 * size * size));

    /// <summary>A "text tower" that gives its ids back as a vector.</summary>
    public static byte[] Casting(int idType, int vectorType, int length) => Model(
        Node("Cast", "input_ids", "text_embeds", to: vectorType),
        Tensor("input_ids", idType, null, length),
        Tensor("text_embeds", vectorType, null, length));

    /// <summary>The same with its numbers rounded to eight bits on the way, as a quantised tower does.</summary>
    public static byte[] QuantizedFlattening(int size) => Model(
        [
            Operator("DynamicQuantizeLinear", ["pixel_values"], ["rounded", "scale", "zero"]),
            Operator("DequantizeLinear", ["rounded", "scale", "zero"], ["restored"]),
            Node("Flatten", "restored", "image_embeds", axis: 1),
        ],
        Tensor("pixel_values", Float32, null, 3, size, size),
        Tensor("image_embeds", Float32, null, 3 * size * size));

    /// <summary>The same with one bit left of each number.</summary>
    public static byte[] SignFlattening(int size) => Model(
        [Operator("Sign", ["pixel_values"], ["signs"]), Node("Flatten", "signs", "image_embeds", axis: 1)],
        Tensor("pixel_values", Float32, null, 3, size, size),
        Tensor("image_embeds", Float32, null, 3 * size * size));

    /// <summary>Puts a graph into a model's folder and gives its entry for model.json.</summary>
    public static JsonObject Save(byte[] graph, string folder, string name)
    {
        File.WriteAllBytes(Path.Combine(folder, name), graph);
        return new JsonObject
        {
            ["path"] = name, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(graph)), ["bytes"] = graph.Length, ["url"] = null,
        };
    }

    // Field numbers are those of onnx.proto3.
    private static byte[] Model(byte[] node, byte[] input, byte[] output) => Model([node], input, output);

    private static byte[] Model(byte[][] nodes, byte[] input, byte[] output)
    {
        const int IrVersion = 8, Opset = 17;
        byte[] graph = [.. nodes.SelectMany(node => Field(1, node)), .. Field(2, "tiny"), .. Field(11, input), .. Field(12, output)];
        return [.. Field(1, IrVersion), .. Field(7, graph), .. Field(8, [.. Field(1, ""), .. Field(2, Opset)])];
    }

    private static byte[] Operator(string type, string[] inputs, string[] outputs) =>
        [.. inputs.SelectMany(name => Field(1, name)), .. outputs.SelectMany(name => Field(2, name)), .. Field(4, type)];

    private static byte[] Node(string type, string input, string output, int? axis = null, int? to = null)
    {
        const int IntegerAttribute = 2;
        var (name, value) = axis is null ? ("to", to!.Value) : ("axis", axis.Value);
        byte[] attribute = [.. Field(1, name), .. Field(3, value), .. Field(20, IntegerAttribute)];
        return [.. Field(1, input), .. Field(2, output), .. Field(4, type), .. Field(5, attribute)];
    }

    private static byte[] Tensor(string name, int type, int? rows, params int[] sizes)
    {
        byte[] first = rows is { } fixedRows ? Field(1, fixedRows) : Field(2, Free);
        byte[] shape = [.. Field(1, first), .. sizes.SelectMany(size => Field(1, Field(1, size)))];
        byte[] tensor = [.. Field(1, type), .. Field(2, shape)];
        return [.. Field(1, name), .. Field(2, Field(1, tensor))];
    }

    private static byte[] Field(int number, int value) => [.. Varint(number << 3), .. Varint(value)];

    private static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int number, byte[] content) => [.. Varint((number << 3) | 2), .. Varint(content.Length), .. content];

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
