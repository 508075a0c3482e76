using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShopVision.Server.Hosting;

/// <summary>How documents are written, the same by HTTP and by the command line's <c>--json</c>.</summary>
internal static class DocumentJson
{
    // Answers are JSON, never a part of an HTML page: letters of any language stay readable.
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static JsonSerializerOptions Indented { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = Encoder,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>A document a line.</summary>
    public static JsonSerializerOptions Line { get; } = new(Indented) { WriteIndented = false };
}
