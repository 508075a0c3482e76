using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Inference;

/// <summary>Numbers into ONNX Runtime's tensors and out of them, in the type that the graph wants.</summary>
internal static class Tensors
{
    public static TensorElementType ElementTypeOf(TensorType type) => type switch
    {
        TensorType.Float32 => TensorElementType.Float,
        TensorType.Float16 => TensorElementType.Float16,
        TensorType.Int32 => TensorElementType.Int32,
        TensorType.Int64 => TensorElementType.Int64,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Expected a tensor type of the schema."),
    };

    /// <summary>The memory is lent, not copied, where the types agree.</summary>
    public static OrtValue FromFloats(Memory<float> values, long[] shape, TensorType type)
    {
        if (type == TensorType.Float32)
            return OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values, shape);
        var halves = new Float16[values.Length];
        TensorPrimitives.ConvertToHalf(values.Span, MemoryMarshal.Cast<Float16, Half>(halves.AsSpan()));
        return OrtValue.CreateTensorValueFromMemory(halves, shape);
    }

    public static OrtValue FromIntegers(int[] values, long[] shape, TensorType type) => type == TensorType.Int32
        ? OrtValue.CreateTensorValueFromMemory(values, shape)
        : OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(values, value => (long)value), shape);

    public static float[] ToFloats(OrtValue tensor, TensorType type)
    {
        if (type == TensorType.Float32)
            return tensor.GetTensorDataAsSpan<float>().ToArray();
        var halves = tensor.GetTensorDataAsSpan<Float16>();
        var values = new float[halves.Length];
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<Float16, Half>(halves), values);
        return values;
    }
}
