using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ShopVision.Clip.Inference;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>An input or output that a graph declares; null is a size that is free.</summary>
internal sealed record GraphTensor(string File, string Name, TensorElementType Type, IReadOnlyList<int?> Sizes)
{
    public static GraphTensor Of(string file, string name, NodeMetadata tensor) => new(
        file, name, tensor.ElementDataType, [.. tensor.Dimensions.Select(size => size < 0 ? (int?)null : size)]);

    public TensorName AsFloats() => As(TensorType.Float32, TensorType.Float16);

    public TensorName AsIntegers() => As(TensorType.Int64, TensorType.Int32);

    private TensorName As(params ReadOnlySpan<TensorType> types)
    {
        foreach (var type in types)
            if (Tensors.ElementTypeOf(type) == Type)
                return new TensorName(Name, type);
        throw new ShopVisionException(ErrorCode.ModelInvalid, $"{File}: expected '{Name}' to be {types[0]} or {types[1]}, found {Type}.");
    }
}
