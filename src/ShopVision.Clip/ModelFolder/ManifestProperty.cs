using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Sets one property of a model.json. Every byte outside it stays as it was: people edit the file too.</summary>
internal static class ManifestProperty
{
    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true };

    /// <summary>Atomic: a reader sees the old file or the new one, whole.</summary>
    public static void Write(string folder, string name, JsonNode value)
    {
        // Read first: what is not a valid model is not made worse.
        _ = ManifestReader.Read(folder);
        var file = Path.Combine(folder, ManifestReader.FileName);
        var content = File.ReadAllBytes(file);
        var (start, length, prefix) = FindPlace(content, name);
        // Indented to its depth in the file.
        var written = value.ToJsonString(_json).ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);
        byte[] updated = [.. content[..start], .. Encoding.UTF8.GetBytes(prefix + written), .. content[(start + length)..]];

        AtomicFile.Write(file, updated);
    }

    /// <summary>Where the value stands, or, where there is none, where the object's last value ends and what must precede the new one.</summary>
    private static (int Start, int Length, string Prefix) FindPlace(ReadOnlySpan<byte> content, string name)
    {
        var reader = new Utf8JsonReader(content);
        var end = 0;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return (start, (int)reader.BytesConsumed - start, "");
            }

            if (reader.CurrentDepth == 1)
                end = (int)reader.BytesConsumed;
        }

        return (end, 0, $",\n  \"{name}\": ");
    }
}
