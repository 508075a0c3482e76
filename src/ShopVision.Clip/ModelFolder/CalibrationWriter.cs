using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Writes what a sweep chose into model.json. Every byte outside <c>calibration</c> stays as it was.</summary>
public static class CalibrationWriter
{
    private const string Property = "calibration";

    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true };

    /// <summary>Atomic: a reader sees the old file or the new one, whole.</summary>
    public static void Write(string folder, Calibration calibration)
    {
        // Read first: what is not a valid model is not made worse.
        _ = ManifestReader.Read(folder);
        var file = Path.Combine(folder, ManifestReader.FileName);
        var content = File.ReadAllBytes(file);
        var (start, length, prefix) = FindPlace(content);
        byte[] updated = [.. content[..start], .. Encoding.UTF8.GetBytes(prefix + ToJson(calibration)), .. content[(start + length)..]];

        AtomicFile.Write(file, updated);
    }

    /// <summary>Where the value stands, or, where there is none, where the object's last brace stands and what must precede the value.</summary>
    private static (int Start, int Length, string Prefix) FindPlace(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content);
        var end = 0;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(Property))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return (start, (int)reader.BytesConsumed - start, "");
            }

            if (reader.CurrentDepth == 1)
                end = (int)reader.BytesConsumed;
        }

        return (end, 0, $",\n  \"{Property}\": ");
    }

    private static string ToJson(Calibration calibration)
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
        // Indented to its depth in the file.
        return json.ToJsonString(_json).ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);
    }
}
