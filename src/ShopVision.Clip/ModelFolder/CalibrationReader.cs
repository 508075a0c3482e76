using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Reads the calibration of model.json; what it leaves out is as uncalibrated.</summary>
internal static class CalibrationReader
{
    public static Calibration Read(ManifestNode? node)
    {
        var defaults = Calibration.Uncalibrated;
        if (node is null)
            return defaults;
        var calibration = new Calibration
        {
            Composition = node.OptionalText("composition") ?? defaults.Composition,
            TextWeights = ReadWeights(node.OptionalObject("textWeight"), defaults.TextWeights),
            Debias = node.OptionalNumber("debias") ?? defaults.Debias,
            CaptionTemplate = node.OptionalText("captionTemplate") ?? defaults.CaptionTemplate,
            MinimumProbability = node.OptionalNumber("minimumProbability") ?? defaults.MinimumProbability,
            NoneOfThese = ReadNoneOfThese(node.OptionalObject("noneOfThese"), defaults.NoneOfThese),
        };
        node.ThrowIfUnread();
        return calibration;
    }

    private static IReadOnlyDictionary<string, double> ReadWeights(ManifestNode? node, IReadOnlyDictionary<string, double> defaults)
    {
        if (node is null)
            return defaults;
        var weights = new Dictionary<string, double>(defaults, StringComparer.Ordinal);
        foreach (var name in node.Names)
        {
            var weight = node.Number(name);
            weights[name] = weight is >= 0 and <= 1 ? weight : throw node.Fault(name, "a weight from 0 to 1", $"{weight}");
        }

        return weights;
    }

    private static IReadOnlyDictionary<string, NoneOfTheseCalibration> ReadNoneOfThese(
        ManifestNode? node, IReadOnlyDictionary<string, NoneOfTheseCalibration> defaults)
    {
        if (node is null)
            return defaults;
        var byAxis = new Dictionary<string, NoneOfTheseCalibration>(StringComparer.Ordinal);
        foreach (var name in node.Names)
        {
            var axis = node.Object(name);
            byAxis[name] = new NoneOfTheseCalibration(axis.Number("intercept"), axis.Number("cosine"), axis.Number("logLabels"));
            axis.ThrowIfUnread();
        }

        return byAxis;
    }
}
