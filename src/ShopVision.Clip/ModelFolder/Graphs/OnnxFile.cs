using System.IO.MemoryMappedFiles;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Graphs;

/// <summary>
/// An ONNX file as it lies on disk, mapped rather than read: looking at its nodes touches none of its weights. Nothing of it is run here.
/// </summary>
internal sealed unsafe class OnnxFile : IDisposable
{
    private readonly string _file;
    private readonly int _length;
    private readonly MemoryMappedFile _mapping;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private GraphParts? _parts;

    private OnnxFile(string file, int length)
    {
        (_file, _length) = (file, length);
        _mapping = MemoryMappedFile.CreateFromFile(file, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        _view = _mapping.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    private ReadOnlySpan<byte> Bytes => new(_start, _length);

    private GraphParts Parts => _parts ??= GraphParts.Read(Bytes, _file);

    public static OnnxFile Open(string file)
    {
        var length = new FileInfo(file) is { Exists: true } found ? found.Length : 0;
        // Protocol buffers end at 2 GB; larger models keep their weights in files beside.
        return length is > 0 and <= int.MaxValue
            ? new OnnxFile(file, (int)length)
            : throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"{file}: expected an ONNX graph of 1 byte to 2 GB, found {length} bytes. Fetch the model again.");
    }

    /// <summary>Files beside the graph that hold its weights, as it names them: relative to its own folder, in order, each once.</summary>
    public IReadOnlyList<string> WeightFiles => ExternalWeights.Find(Bytes, _file);

    /// <summary>An operator that computes with quantised numbers; null where there is none.</summary>
    public string? FirstQuantizedOperator => QuantizedOperators.FindFirst(Bytes, _file);

    /// <summary>
    /// The part of the graph that computes one output, as a model of its own; null where the whole asks for nothing but
    /// <paramref name="inputs"/>, or has no such output.
    /// </summary>
    public byte[]? CutTo(string output, params ReadOnlySpan<string> inputs)
    {
        foreach (var input in Parts.Inputs)
            if (!inputs.Contains(input))
                return HasOutput(output) ? Parts.CutTo(output, Bytes) : null;
        return null;
    }

    public bool HasOutput(string name) => Parts.Outputs.Contains(name);

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _mapping.Dispose();
    }
}
