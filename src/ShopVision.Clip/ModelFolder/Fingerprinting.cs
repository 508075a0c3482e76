using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ShopVision.Clip.Images;
using ShopVision.Clip.Tokenizing;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.ModelFolder;

/// <summary>
/// The digest that names a vector space: whatever changes a vector is in it, names, licences, calibration and file paths are not.
/// The lines below are a persisted format: an index made by another fingerprint is refused.
/// </summary>
internal static class Fingerprinting
{
    public static ModelFingerprint Of(ModelManifest manifest)
    {
        var (image, text) = (manifest.Image, manifest.Text);
        string[] lines =
        [
            "shopvision-vector-space 1",
            $"image {image.File.Sha256} {image.Output.Name}",
            .. WeightsOf("image", image.File),
            $"size {image.Size} {image.Resize} {image.Interpolation}",
            // There was only one way at first, so that it has no line.
            .. image.CropRounding == CropRounding.Down ? [] : new[] { "crop half-to-even" },
            $"fill {(image.Resize == ResizeMode.Letterbox ? string.Join(' ', image.Fill) : "none")}",
            $"scale {Number(image.Scale)} mean {Numbers(image.Mean)} std {Numbers(image.Std)}",
            $"alpha {(image.Rules.DropAlpha ? "drop" : "white")} profile {(image.Rules.IgnoreProfile ? "ignore" : "srgb")}",
            // Off where nothing is said: most models are.
            .. image.ShrinksOnLoad ? new[] { $"shrink-on-load {ModelRows.LeastRemainingFactor}" } : [],
            $"text {text.File.Sha256} {text.Output.Name}",
            .. WeightsOf("text", text.File),
            $"tokenizer {text.Tokenizer} lower-case {text.LowerCase}",
            // CLIP's cleaning came before there were others, so it has no line.
            .. text.Cleaning == TextTokenizers.Whitespace ? [] : new[] { $"cleaning {text.Cleaning}" },
            .. text.TokenizerFiles.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {file.Value.Sha256}"),
            $"context {text.ContextLength} begin {Id(text.BeginId)} end {Id(text.EndId)} pad {text.PadId} to-context {text.PadsToContext}",
        ];
        return new ModelFingerprint(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))));
    }

    private static IEnumerable<string> WeightsOf(string tower, ManifestFile graph) =>
        graph.Weights.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{tower} weights {file.Sha256}");

    private static string Id(int? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static string Numbers(double[] values) => string.Join(' ', values.Select(Number));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
