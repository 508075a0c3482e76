using System.Text.Json.Nodes;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Writes what a sweep chose into model.json. Every byte outside <c>calibration</c> stays as it was.</summary>
public static class CalibrationWriter
{
    /// <summary>Atomic: a reader sees the old file or the new one, whole.</summary>
    public static void Write(string folder, Calibration calibration) => ManifestProperty.Write(folder, "calibration", ToJson(calibration));

    private static JsonObject ToJson(Calibration calibration)
    {
        var weights = new JsonObject();
        foreach (var (composition, weight) in calibration.TextWeights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            weights[composition] = weight;
        return new JsonObject
        {
            ["composition"] = calibration.Composition,
            ["textWeight"] = weights,
            ["debias"] = calibration.Debias,
            ["captionTemplate"] = calibration.CaptionTemplate,
            ["minimumProbability"] = calibration.MinimumProbability,
        };
    }
}
