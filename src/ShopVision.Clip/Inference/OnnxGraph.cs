using Microsoft.ML.OnnxRuntime;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Inference;

/// <summary>One ONNX graph, checked against what model.json says of it. Thread safe: runs may overlap.</summary>
internal sealed class OnnxGraph : IDisposable
{
    private readonly InferenceSession _session;
    private readonly string _file;

    private OnnxGraph(InferenceSession session, string file) => (_session, _file) = (session, file);

    /// <summary>
    /// Opens a file's graph, or the part of it that is given as <paramref name="part"/>. A graph that only describes itself need not be
    /// optimized, which takes most of the time of opening it.
    /// </summary>
    public static OnnxGraph Open(string file, int threads, Device device = Device.Cpu, byte[]? part = null, bool optimizes = true)
    {
        RuntimeTelemetry.SwitchOff();
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = threads,
                InterOpNumThreads = 1,
                GraphOptimizationLevel = optimizes ? GraphOptimizationLevel.ORT_ENABLE_ALL : GraphOptimizationLevel.ORT_DISABLE_ALL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            // A thread that spins while it waits takes the core from a decoder, or from the container's share of time.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            if (device == Device.Cuda)
                CudaDevice.Use(options);
            if (part is null)
                return new OnnxGraph(new InferenceSession(file, options), file);
            // Weights that lie beside the graph are looked for beside its file.
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetDirectoryName(file)!);
            return new OnnxGraph(new InferenceSession(part, options), file);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"{file}: expected a graph that ONNX Runtime can run, found one that it refuses. Fetch the model again.", exception);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            throw new ShopVisionException(
                ErrorCode.NativeLibraryMissing,
                $"Expected ONNX Runtime below '{Path.Combine(AppContext.BaseDirectory, "runtimes")}', which is missing or does not load on this system. "
                + "Build ShopVision on this platform (the build restores it from npm), or copy the folder 'runtimes' with the application.",
                exception);
        }
    }

    public IReadOnlyDictionary<string, NodeMetadata> Inputs => _session.InputMetadata;

    public IReadOnlyDictionary<string, NodeMetadata> Outputs => _session.OutputMetadata;

    /// <summary>
    /// Checks a tensor's name, type and shape, where -1 in <paramref name="expected"/> is any size. Gives its fixed sizes, null where free.
    /// </summary>
    public int?[] Input(TensorName tensor, string field, params ReadOnlySpan<int> expected) =>
        Check(_session.InputMetadata, "input", tensor, field, expected);

    /// <inheritdoc cref="Input"/>
    public int?[] Output(TensorName tensor, string field, params ReadOnlySpan<int> expected) =>
        Check(_session.OutputMetadata, "output", tensor, field, expected);

    /// <summary>An input that model.json does not fill would be an error at each run: better said once.</summary>
    public void ThrowIfOtherInputs(params ReadOnlySpan<string> filled)
    {
        foreach (var name in _session.InputMetadata.Keys)
            if (!filled.Contains(name))
                throw new ShopVisionException(
                    ErrorCode.ModelInvalid, $"{_file}: expected the inputs {string.Join(", ", filled!)}, found also '{name}'. Name it in model.json (a text graph's 'mask').");
    }

    /// <summary>Runs and gives the values of one output. Cancelling stops between two operators of the graph.</summary>
    public float[] Run(IReadOnlyList<(string Name, OrtValue Value)> inputs, TensorName output, CancellationToken cancellationToken)
    {
        using var options = new RunOptions();
        using var stop = cancellationToken.UnsafeRegister(static run => ((RunOptions)run!).Terminate = true, options);
        try
        {
            using var results = _session.Run(
                options, [.. inputs.Select(input => input.Name)], [.. inputs.Select(input => input.Value)], [output.Name]);
            return Tensors.ToFloats(results[0], output.Type);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose() => _session.Dispose();

    private int?[] Check(
        IReadOnlyDictionary<string, NodeMetadata> tensors, string role, TensorName tensor, string field, ReadOnlySpan<int> expected)
    {
        if (!tensors.TryGetValue(tensor.Name, out var found))
            throw new ShopVisionException(
                ErrorCode.ModelInvalid,
                $"{_file}: expected the {role} '{tensor.Name}' that '{field}' of model.json names, found {string.Join(", ", tensors.Keys)}.");
        if (found.ElementDataType != Tensors.ElementTypeOf(tensor.Type))
            throw new ShopVisionException(
                ErrorCode.ModelInvalid,
                $"{_file}: expected the {role} '{tensor.Name}' to be {tensor.Type} as '{field}' of model.json says, found {found.ElementDataType}.");

        var sizes = found.Dimensions;
        var fits = sizes.Length == expected.Length;
        for (var i = 0; fits && i < sizes.Length; i++)
            fits = sizes[i] < 0 || expected[i] < 0 || sizes[i] == expected[i];
        if (!fits)
            throw new ShopVisionException(
                ErrorCode.ModelInvalid,
                $"{_file}: expected the {role} '{tensor.Name}' to have the shape {Shape(expected)}, found {Shape(sizes)}. "
                + "Correct the sizes in model.json (image.size, text.contextLength, dimensions).");
        return [.. sizes.Select(size => size < 0 ? (int?)null : size)];
    }

    private static string Shape(ReadOnlySpan<int> sizes)
    {
        var texts = new string[sizes.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = sizes[i] < 0 ? "any" : $"{sizes[i]}";
        return $"[{string.Join(", ", texts)}]";
    }
}
