namespace ShopVision.Clip.ModelFolder.Graphs;

/// <summary>
/// Tells a quantised graph by what it computes with, whatever its file is called: operators of ONNX and of ONNX Runtime on integers or on
/// weights of few bits. Half precision is none of them.
/// </summary>
internal static class QuantizedOperators
{
    // QuantizeLinear and its kin, MatMulInteger, ConvInteger, MatMulNBits, MatMulBnb4, MatMulFpQ4; then QLinearConv, QAttention, QGemm, …
    private static readonly string[] _marks = ["Quant", "quant", "Integer", "NBits", "Bnb4", "FpQ4"];

    /// <summary>The first one in the order of the file; null where there is none.</summary>
    public static string? FindFirst(ReadOnlySpan<byte> model, string file)
    {
        var fields = new ProtobufReader(model, file, OnnxFields.Kind);
        while (fields.MoveNext())
        {
            var found = fields.Field switch
            {
                OnnxFields.Model.Graph => FindIn(fields.Bytes, OnnxFields.Graph.Node, file),
                OnnxFields.Model.Function => FindIn(fields.Bytes, OnnxFields.Function.Node, file),
                _ => null,
            };
            if (found is not null)
                return found;
        }

        return null;
    }

    private static string? FindIn(ReadOnlySpan<byte> nodes, int nodeField, string file)
    {
        var fields = new ProtobufReader(nodes, file, OnnxFields.Kind);
        while (fields.MoveNext())
            if (fields.Field == nodeField && OperatorOf(fields.Bytes, file) is var name && IsQuantized(name))
                return name;
        return null;
    }

    private static string OperatorOf(ReadOnlySpan<byte> node, string file)
    {
        var fields = new ProtobufReader(node, file, OnnxFields.Kind);
        while (fields.MoveNext())
            if (fields.Field == OnnxFields.Node.Operator)
                return fields.Text;
        return "";
    }

    private static bool IsQuantized(string name) =>
        Array.Exists(_marks, mark => name.Contains(mark, StringComparison.Ordinal)) || (name.Length > 1 && name[0] == 'Q' && char.IsAsciiLetterUpper(name[1]));
}
