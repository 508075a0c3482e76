using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>Finds a tower's graph in the folder <c>onnx</c>, where exports in several precisions may lie side by side.</summary>
internal static class OnnxExport
{
    private const string Folder = "onnx";

    /// <summary>The full-precision export, or the only other one; a choice among others is not made here.</summary>
    public static string Find(string folder, string tower)
    {
        var plain = $"{Folder}/{tower}.onnx";
        if (File.Exists(Path.Combine(folder, plain)))
            return WithWeights(folder, plain);
        var exports = Path.Combine(folder, Folder);
        string[] others = Directory.Exists(exports)
            ? [.. Directory.EnumerateFiles(exports, $"{tower}_*.onnx").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
            : [];
        return others switch
        {
            [var only] => WithWeights(folder, $"{Folder}/{only}"),
            [] => throw new ShopVisionException(
                ErrorCode.ModelMissing,
                $"Expected the file '{Path.Combine(folder, plain)}', which is missing. Fetch the model's split ONNX export (one graph for images, one for texts)."),
            _ => throw new ShopVisionException(
                ErrorCode.ModelInvalid,
                $"{exports}: expected '{tower}.onnx' or one other export of it, found {string.Join(", ", others)}. Keep the one to use."),
        };
    }

    /// <summary>Weights in a file beside the graph would escape its digest.</summary>
    private static string WithWeights(string folder, string path)
    {
        foreach (var suffix in (string[])["_data", ".data"])
            if (File.Exists(Path.Combine(folder, path + suffix)))
                throw new ShopVisionException(
                    ErrorCode.ModelInvalid,
                    $"{Path.Combine(folder, path)}: expected a graph with its weights inside, found them in '{path + suffix}'. Use an export in one file.");
        return path;
    }
}
