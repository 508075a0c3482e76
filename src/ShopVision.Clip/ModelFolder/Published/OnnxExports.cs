using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// Finds the towers' graphs in a folder of the model's. Exports in several precisions may lie side by side, told apart by what follows
/// their names; a combined export holds both towers.
/// </summary>
internal sealed class OnnxExports
{
    private const string Combined = "model";
    private const string Full = "fp32";
    private static readonly string[] _precisions = [Full, "fp16", "quantized", "int8", "uint8", "q4", "q4f16", "bnb4"];

    private readonly string _folder;
    private readonly string _exports;
    private readonly string? _precision;

    /// <summary><paramref name="within"/> is relative to the model's folder, with its slash, or empty.</summary>
    public OnnxExports(string folder, string within, string? precision)
    {
        if (precision is not null && !_precisions.Contains(precision))
            throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected a precision that exports are named by ({string.Join(", ", _precisions)}), found '{precision}'.");
        (_folder, _exports, _precision) = (folder, within, precision);
    }

    /// <summary>In the folder <c>onnx</c>, or beside the configuration where there is none.</summary>
    public static OnnxExports In(string folder, string? precision) =>
        new(folder, Directory.Exists(Path.Combine(folder, "onnx")) ? "onnx/" : "", precision);

    /// <summary>
    /// The tower's export in the precision that was asked for. Where none was, the full one, or the only other one; the split exports come
    /// before the combined one. A choice among others is not made here.
    /// </summary>
    public string Find(params IReadOnlyList<string> names) =>
        names.Append(Combined).Select(FindIn).FirstOrDefault(found => found is not null) ?? throw Missing(names);

    /// <summary>The export that holds both towers and computes logits; in any precision, rather than none.</summary>
    public string? FindCombined() => NamesOf(Combined).Select(name => _exports + name).FirstOrDefault();

    private string? FindIn(string name)
    {
        string[] found = [.. NamesOf(name)];
        if (_precision is not null)
            return found.Contains(FileOf(name, _precision)) ? _exports + FileOf(name, _precision) : null;
        if (found.Contains(FileOf(name, Full)))
            return _exports + FileOf(name, Full);
        return found switch
        {
            [] => null,
            [var only] => _exports + only,
            _ => throw new ShopVisionException(
                ErrorCode.ModelInvalid,
                $"{Path.Combine(_folder, _exports)}: expected '{name}.onnx' or one other export of it, found {string.Join(", ", found)}. "
                + "Choose one with 'shopvision models import --precision', or keep the one to use."),
        };
    }

    private ShopVisionException Missing(IReadOnlyList<string> names)
    {
        string[] found = [.. names.Append(Combined).Distinct().SelectMany(NamesOf)];
        var wanted = FileOf(names[0], _precision ?? Full);
        return new ShopVisionException(
            ErrorCode.ModelMissing,
            $"Expected the file '{Path.Combine(_folder, _exports + wanted)}', or '{FileOf(Combined, _precision ?? Full)}' with both towers, "
            + (found.Length == 0 ? "found neither. Fetch the model's ONNX exports." : $"found {string.Join(", ", found)}. Choose another precision, or fetch that export."));
    }

    private IEnumerable<string> NamesOf(string name)
    {
        var exports = Path.Combine(_folder, _exports);
        if (!Directory.Exists(exports))
            return [];
        return Directory.EnumerateFiles(exports, $"{name}*.onnx").Select(file => Path.GetFileName(file))
            .Where(file => file == $"{name}.onnx" || file.StartsWith($"{name}_", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private static string FileOf(string name, string precision) => precision == Full ? $"{name}.onnx" : $"{name}_{precision}.onnx";
}
