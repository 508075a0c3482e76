using System.Runtime.InteropServices;
using System.Text;
using static ShopVision.Clip.Tests.ModelFolder.Graphs.Protobuf;

namespace ShopVision.Clip.Tests.ModelFolder.Graphs;

/// <summary>
/// The same network, exported otherwise: rewrites a golden's graph as other exporters would have written it. Field numbers are those of onnx.proto3.
/// </summary>
internal sealed class OtherExport
{
    private const int Model = 7, Node = 1, Initializer = 5, Input = 11, Output = 12;
    private const int Float32 = 1, Int32 = 6, Int64 = 7, Float16 = 10;

    private readonly List<byte[]> _head;
    private List<(int Number, byte[] Content)> _graph;

    private OtherExport(byte[] model)
    {
        var fields = Fields(model);
        _head = [.. fields.Where(field => field.Number != Model).Select(field => field.Whole)];
        _graph = [.. Fields(fields.Single(field => field.Number == Model).Content).Select(field => (field.Number, field.Content))];
    }

    public static OtherExport Of(string file) => new(File.ReadAllBytes(file));

    public byte[] ToBytes() => [.. _head.SelectMany(field => field), .. Field(Model, [.. _graph.SelectMany(field => Field(field.Number, field.Content))])];

    /// <summary>Every input and output holds so many items, no more and no fewer.</summary>
    public OtherExport WithRows(int rows) => Map(
        (number, content) => number is Input or Output ? WithShape(content, shape => [.. Field(1, Field(1, rows)), .. Fields(shape).Skip(1).SelectMany(size => size.Whole)]) : content);

    /// <summary>Ids and mask are 32-bit whole numbers.</summary>
    public OtherExport WithNarrowIds()
    {
        foreach (var name in Names(Input))
            CastInput(name, Int32, Int64);
        return this;
    }

    /// <summary>An input or output has another name.</summary>
    public OtherExport WithName(string name, string other)
    {
        Rename(name, other);
        return Map((number, content) => number is Input or Output && Text(content, 1) == name
            ? [.. Field(1, other), .. Fields(content).Where(field => field.Number != 1).SelectMany(field => field.Whole)]
            : content);
    }

    /// <summary>The graph makes its mask of ones itself.</summary>
    public OtherExport WithoutMask()
    {
        const string Mask = "attention_mask";
        byte[] one = [.. Field(1, 1), .. Field(2, Int64), .. Field(9, BitConverter.GetBytes(1L))];
        byte[] shape = [.. Field(1, Names(Input).Single(name => name != Mask)), .. Field(2, "mask_shape"), .. Field(4, "Shape")];
        byte[] ones =
            [.. Field(1, "mask_shape"), .. Field(2, Mask), .. Field(4, "ConstantOfShape"), .. Field(5, [.. Field(1, "value"), .. Field(5, one), .. Field(20, 4)])];
        _graph = [(Node, shape), (Node, ones), .. _graph.Where(field => field.Number != Input || Text(field.Content, 1) != Mask)];
        return this;
    }

    /// <summary>Weights in half precision; pictures and vectors too.</summary>
    public OtherExport InHalfPrecision()
    {
        List<byte[]> casts = [];
        _graph = [.. _graph.Select(field => field.Number == Initializer ? (Initializer, Halved(field.Content, casts)) : field)];
        _graph.InsertRange(0, casts.Select(cast => (Node, cast)));
        foreach (var name in Names(Input).Where(name => ElementType(Input, name) == Float32))
            CastInput(name, Float16, Float32);
        foreach (var name in Names(Output).Where(name => ElementType(Output, name) == Float32))
        {
            Rename(name, name + "_single");
            _graph.Add((Node, Cast(name + "_single", name, Float16)));
            Retype(Output, name, Float16);
        }

        return this;
    }

    /// <summary>Weights in a file of its own, as exports of more than 2 GB have them.</summary>
    public OtherExport WithWeightsIn(string location, out byte[] weights)
    {
        List<byte> data = [];
        var result = Map((number, content) => number == Initializer ? Moved(content, location, data) : content);
        weights = [.. data];
        return result;
    }

    private OtherExport Map(Func<int, byte[], byte[]> change)
    {
        _graph = [.. _graph.Select(field => (field.Number, change(field.Number, field.Content)))];
        return this;
    }

    private string[] Names(int kind) => [.. _graph.Where(field => field.Number == kind).Select(field => Text(field.Content, 1))];

    private long ElementType(int kind, string name) =>
        Number(Content(Content(_graph.Single(field => field.Number == kind && Text(field.Content, 1) == name).Content, 2)!, 1)!, 1);

    /// <summary>The input has another type, and what read it reads what a cast made of it.</summary>
    private void CastInput(string name, int type, int inside)
    {
        Rename(name, name + "_inside");
        Retype(Input, name, type);
        _graph.Insert(0, (Node, Cast(name, name + "_inside", inside)));
    }

    /// <summary>Among nodes; the declarations of inputs and outputs keep their names.</summary>
    private void Rename(string name, string other) => Map((number, content) => number != Node
        ? content
        : [.. Fields(content).SelectMany(field => field.Number is 1 or 2 && Encoding.UTF8.GetString(field.Content) == name ? Field(field.Number, other) : field.Whole)]);

    private void Retype(int kind, string name, int type) => Map((number, content) => number == kind && Text(content, 1) == name
        ? WithTensorType(content, tensor => [.. Field(1, type), .. Fields(tensor).Where(field => field.Number != 1).SelectMany(field => field.Whole)])
        : content);

    private static byte[] Cast(string input, string output, int type) =>
        [.. Field(1, input), .. Field(2, output), .. Field(3, "cast " + output), .. Field(4, "Cast"), .. Field(5, [.. Field(1, "to"), .. Field(3, type), .. Field(20, 2)])];

    private static byte[] WithShape(byte[] value, Func<byte[], byte[]> change) => WithTensorType(
        value, tensor => [.. Fields(tensor).SelectMany(field => field.Number == 2 ? Field(2, change(field.Content)) : field.Whole)]);

    /// <summary>ValueInfoProto.type.tensor_type.</summary>
    private static byte[] WithTensorType(byte[] value, Func<byte[], byte[]> change) =>
        [.. Fields(value).SelectMany(field => field.Number == 2 ? Field(2, Field(1, change(Content(field.Content, 1)!))) : field.Whole)];

    private static byte[] Halved(byte[] tensor, List<byte[]> casts)
    {
        if (Number(tensor, 2) != Float32 || Content(tensor, 9) is not { } raw)
            return tensor;
        var name = Text(tensor, 8);
        casts.Add(Cast(name + "_half", name, Float32));
        Half[] halves = [.. MemoryMarshal.Cast<byte, float>(raw).ToArray().Select(value => (Half)value)];
        return
        [
            .. Fields(tensor).SelectMany(field => field.Number switch
            {
                2 => Field(2, Float16),
                8 => Field(8, name + "_half"),
                9 => Field(9, MemoryMarshal.AsBytes<Half>(halves).ToArray()),
                _ => field.Whole,
            }),
        ];
    }

    private static byte[] Moved(byte[] tensor, string location, List<byte> data)
    {
        // Shapes must stay inside, where ONNX Runtime looks for them, and exporters leave them.
        if (Number(tensor, 2) != Float32 || Content(tensor, 9) is not { Length: > 0 } raw)
            return tensor;
        var entries = new[] { ("location", location), ("offset", $"{data.Count}"), ("length", $"{raw.Length}") };
        data.AddRange(raw);
        return
        [
            .. Fields(tensor).Where(field => field.Number != 9).SelectMany(field => field.Whole),
            .. entries.SelectMany(entry => Field(13, [.. Field(1, entry.Item1), .. Field(2, entry.Item2)])),
            .. Field(14, 1),
        ];
    }
}
