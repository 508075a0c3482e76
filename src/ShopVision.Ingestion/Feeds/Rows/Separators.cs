using System.Text;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>What stands between the values of delimited text.</summary>
internal static class Separators
{
    /// <summary>By the file's extension, else by the first line: a tab before a comma before a semicolon.</summary>
    public static char Of(ReadOnlySpan<byte> sample, string path)
    {
        var header = FirstLine(sample);
        return Extension(path) switch
        {
            ".tsv" or ".tab" => '\t',
            ".csv" => header.Contains(',') || !header.Contains(';') ? ',' : ';',
            _ => header.Contains('\t') ? '\t' : header.Contains(',') ? ',' : ';',
        };
    }

    public static string FirstLine(ReadOnlySpan<byte> sample)
    {
        var text = Encoding.UTF8.GetString(sample).TrimStart('\uFEFF', '\r', '\n', ' ');
        var end = text.IndexOfAny(['\r', '\n']);
        return end < 0 ? text : text[..end];
    }

    /// <summary>Of what is in the file, where it is packed: that of <c>feed.csv.gz</c> is <c>.csv</c>.</summary>
    public static string Extension(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return extension is ".gz" or ".zip" ? Path.GetExtension(Path.GetFileNameWithoutExtension(path)).ToLowerInvariant() : extension;
    }
}
