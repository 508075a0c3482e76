using System.Text.Json.Nodes;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Writes what an evaluation chose into model.json. Every byte outside <c>calibration</c> stays as it was.</summary>
public static class CalibrationWriter
{
    /// <summary>Atomic: a reader sees the old file or the new one, whole.</summary>
    public static void Write(string folder, Calibration calibration) => ManifestProperty.Write(folder, "calibration", ToJson(calibration));

    private static JsonObject ToJson(Calibration calibration)
    {
        var weights = new JsonObject();
        foreach (var (composition, weight) in calibration.TextWeights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            weights[composition] = weight;
        var json = new JsonObject
        {
            ["composition"] = calibration.Composition,
            ["textWeight"] = weights,
            ["debias"] = calibration.Debias,
            ["captionTemplate"] = calibration.CaptionTemplate,
            ["minimumProbability"] = calibration.MinimumProbability,
        };
        if (calibration.NoneOfThese.Count > 0)
            json["noneOfThese"] = new JsonObject(calibration.NoneOfThese
                .OrderBy(axis => axis.Key, StringComparer.Ordinal)
                .Select(axis => KeyValuePair.Create(axis.Key, (JsonNode?)OfNoneOfThese(axis.Value))));
        return json;
    }

    private static JsonObject OfNoneOfThese(NoneOfTheseCalibration calibration) => new()
    {
        ["intercept"] = calibration.Intercept,
        ["cosine"] = calibration.Cosine,
        ["logLabels"] = calibration.LogLabels,
    };
}
