using Microsoft.ML.OnnxRuntime;
using ShopVision.Clip.ModelFolder.Graphs;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using static ShopVision.Clip.Tests.ModelFolder.Graphs.Protobuf;

namespace ShopVision.Clip.Tests.ModelFolder.Graphs;

public sealed class OnnxFileTests : IDisposable
{
    private const int Float32 = 1, Int64 = 7, Boolean = 9;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_graph_that_asks_for_no_more_than_the_tower_gives_is_left_whole()
    {
        using var file = Open(TwoTowers());
        Assert.Null(file.CutTo("image_embeds", "pixel_values", "input_ids"));
    }

    [Fact]
    public void A_graph_without_the_output_is_left_whole()
    {
        using var file = Open(TwoTowers());
        Assert.Null(file.CutTo("pooler_output", "pixel_values"));
    }

    /// <summary>The condition's branches take their value from the graph around them, which no list of inputs says.</summary>
    [Fact]
    public void What_the_branches_of_a_condition_use_is_kept()
    {
        using var file = Open(TwoTowers());
        var part = file.CutTo("image_embeds", "pixel_values")!;

        using var session = new InferenceSession(part);
        Assert.Equal(["pixel_values"], session.InputMetadata.Keys);
        Assert.Equal(["image_embeds"], session.OutputMetadata.Keys);
        using var pixels = OrtValue.CreateTensorValueFromMemory([-3f, 2f], [2]);
        using var options = new RunOptions();
        using var results = session.Run(options, ["pixel_values"], [pixels], ["image_embeds"]);
        Assert.Equal([0f, 2f], results[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void Fields_that_nobody_knows_are_kept_to_the_byte()
    {
        byte[] unknown = [.. Field(99, "from a later version")];
        using var file = Open(TwoTowers(unknown));
        var part = file.CutTo("text_embeds", "input_ids")!;
        Assert.Equal(unknown, Fields(Content(part, 7)!).Single(field => field.Number == 99).Whole);
        Assert.Equal(["input_ids"], Fields(Content(part, 7)!).Where(field => field.Number == 11).Select(field => Text(field.Content, 1)));
        Assert.Equal(["negate ids"], Fields(Content(part, 7)!).Where(field => field.Number == 1).Select(field => Text(field.Content, 3)));
    }

    [Fact]
    public void Weights_beside_the_graph_are_found_wherever_a_tensor_can_be()
    {
        var constant = Node("constant", "Constant", [], ["c"], Field(5, [.. Field(1, "value"), .. Field(5, External("b.bin")), .. Field(20, 4)]));
        byte[] branch = [.. Field(1, constant), .. Field(2, "branch"), .. Field(12, Value("c", Float32))];
        var condition = Node("if", "If", ["yes"], ["out"], Field(5, [.. Field(1, "then_branch"), .. Field(6, branch), .. Field(20, 5)]));
        byte[] sparse = [.. Field(1, External("d.bin")), .. Field(2, External("c.bin"))];
        using var file = Open(Model(Field(1, condition), Field(5, External("a.bin")), Field(5, External("a.bin")), Field(15, sparse)));
        Assert.Equal(["a.bin", "b.bin", "c.bin", "d.bin"], file.WeightFiles);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x3A, 0x7F, 1 })]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    public void Damage_is_named(byte[] content)
    {
        var fault = Assert.Throws<ShopVisionException>(() =>
        {
            using var file = Open(content);
            return (file.WeightFiles, file.CutTo("image_embeds"));
        });
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains("graph.onnx: expected an ONNX graph", fault.Message, StringComparison.Ordinal);
    }

    private OnnxFile Open(byte[] content)
    {
        var path = _folder.Write("graph.onnx", "");
        File.WriteAllBytes(path, content);
        return OnnxFile.Open(path);
    }

    /// <summary>pixel_values → Relu → (if yes: the same) → image_embeds; input_ids → Neg → text_embeds.</summary>
    private static byte[] TwoTowers(params byte[][] more)
    {
        byte[] yes = [.. Field(2, Boolean), .. Field(9, [1]), .. Field(8, "yes")];
        byte[] Branch(string name) => [.. Field(1, Node(name, "Identity", ["hidden"], [name])), .. Field(2, name), .. Field(12, Value(name, Float32))];
        byte[] Attribute(string name) => Field(5, [.. Field(1, name), .. Field(6, Branch(name)), .. Field(20, 5)]);
        return Model(
        [
            Field(1, Node("rectify", "Relu", ["pixel_values"], ["hidden"])),
            Field(1, Node("choose", "If", ["yes"], ["image_embeds"], Attribute("then_branch"), Attribute("else_branch"))),
            Field(1, Node("negate ids", "Neg", ["input_ids"], ["text_embeds"])),
            Field(5, yes),
            Field(11, Value("pixel_values", Float32)),
            Field(11, Value("input_ids", Int64)),
            Field(12, Value("image_embeds", Float32)),
            Field(12, Value("text_embeds", Int64)),
            Field(13, Value("hidden", Float32)),
            .. more,
        ]);
    }

    private static byte[] Model(params byte[][] graph) =>
        [.. Field(1, 8), .. Field(7, [.. Field(2, "tiny"), .. graph.SelectMany(field => field)]), .. Field(8, [.. Field(1, ""), .. Field(2, 17)])];

    private static byte[] Node(string name, string type, string[] inputs, string[] outputs, params byte[][] attributes) =>
    [
        .. inputs.SelectMany(input => Field(1, input)), .. outputs.SelectMany(output => Field(2, output)),
        .. Field(3, name), .. Field(4, type), .. attributes.SelectMany(attribute => attribute),
    ];

    /// <summary>A vector of any length.</summary>
    private static byte[] Value(string name, int type) => [.. Field(1, name), .. Field(2, Field(1, [.. Field(1, type), .. Field(2, Field(1, Field(2, "n")))]))];

    private static byte[] External(string location) =>
        [.. Field(1, 4), .. Field(2, Float32), .. Field(8, "w"), .. Field(13, [.. Field(1, "location"), .. Field(2, location)]), .. Field(14, 1)];
}
