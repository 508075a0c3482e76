using System.Text.Json.Nodes;
using ShopVision.Clip.ModelFolder.Graphs;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Comparing;

/// <summary>
/// Whether a model was found to be as good as another precision of it. A quantised tower may be far from the network that it was made from
/// without any sign of it, so one that was never compared is not used unless told otherwise.
/// </summary>
internal static class Compatibility
{
    /// <summary>The file of a quantised tower and an operator in it that shows it; null where both towers are in full or half precision.</summary>
    public static (string File, string Operator)? FindQuantized(ClipModel model)
    {
        foreach (var tower in (ManifestFile[])[model.Manifest.Image.File, model.Manifest.Text.File])
        {
            using var graph = OnnxFile.Open(model.PathOf(tower));
            if (graph.FirstQuantizedOperator is { } name)
                return (tower.Path, name);
        }

        return null;
    }

    /// <summary>Throws <c>model-precision-unverified</c>.</summary>
    public static void ThrowIfUnverified(ClipModel model)
    {
        if (model.Description.CompatibleWith.Count == 0 && FindQuantized(model) is var (file, name))
            throw new ShopVisionException(
                ErrorCode.ModelPrecisionUnverified,
                $"Model '{model.Description.Label}': expected towers in full or half precision, or quantised ones that were compared with such, found '{name}' in '{file}' "
                + $"and nothing in 'compatibleWith'. Run 'shopvision models compare FULL {model.Folder} --images DIR' (after 'shopvision models import' where there is no model.json), "
                + "or set Clip:AllowUnverifiedPrecision to use it as it is.");
    }

    public static void Add(ClipModel model, ModelFingerprint fingerprint)
    {
        if (!model.Description.CompatibleWith.Contains(fingerprint))
            ManifestProperty.Write(
                model.Folder,
                ManifestReader.CompatibilityField,
                new JsonArray([.. model.Description.CompatibleWith.Append(fingerprint).Select(known => JsonValue.Create(known.Value))]));
    }
}
