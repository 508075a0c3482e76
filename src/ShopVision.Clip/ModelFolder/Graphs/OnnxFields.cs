namespace ShopVision.Clip.ModelFolder.Graphs;

/// <summary>The numbers of those fields of onnx.proto3 that are read here.</summary>
internal static class OnnxFields
{
    public const string Kind = "an ONNX graph";

    public static class Model
    {
        public const int Graph = 7;
        public const int Function = 25;
    }

    public static class Function
    {
        public const int Node = 7;
    }

    public static class Graph
    {
        public const int Node = 1;
        public const int Initializer = 5;
        public const int Input = 11;
        public const int Output = 12;
        public const int ValueInfo = 13;
        public const int QuantizationAnnotation = 14;
        public const int SparseInitializer = 15;
    }

    public static class Node
    {
        public const int Input = 1;
        public const int Output = 2;
        public const int Operator = 4;
        public const int Attribute = 5;
    }

    public static class Attribute
    {
        public const int Tensor = 5;
        public const int Graph = 6;
        public const int Tensors = 10;
        public const int Graphs = 11;
        public const int SparseTensor = 22;
        public const int SparseTensors = 23;
    }

    public static class Tensor
    {
        public const int Name = 8;
        public const int ExternalData = 13;
        public const int DataLocation = 14;
        public const ulong External = 1;
    }

    public static class SparseTensor
    {
        public const int Values = 1;
        public const int Indices = 2;
    }

    public static class ValueInfo
    {
        public const int Name = 1;
    }

    public static class Annotation
    {
        public const int TensorName = 1;
        public const int ParameterNames = 2;
    }

    /// <summary>StringStringEntryProto.</summary>
    public static class Entry
    {
        public const int Key = 1;
        public const int Value = 2;
    }
}
