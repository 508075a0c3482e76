using System.Formats.Tar;
using System.Text.Json;

namespace ShopVision.Bench.Scenarios.Tokenizers;

/// <summary>What shoppers and shops write, from the folder that <c>SHOPVISION_FIXTURES</c> names.</summary>
internal static class ProductTexts
{
    /// <summary>Queries in several languages, and titles.</summary>
    public static string[] Read() => [.. Queries().Concat(Titles()).Distinct()];

    private static IEnumerable<string> Queries() =>
        from cases in (string[])["clip-bpe", "unigram"]
        from line in File.ReadLines(Fixtures.PathOf("golden", "tokenizers", cases, "cases.jsonl"))
        let row = JsonSerializer.Deserialize<JsonElement>(line)
        where row.GetProperty("tag").GetString() == "query"
        select row.GetProperty("text").GetString()!;

    private static List<string> Titles()
    {
        const int Title = 2;
        var titles = new List<string>();
        using var stream = File.OpenRead(Fixtures.PathOf("data", "fashion-dev.tar"));
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
            if (entry.DataStream is { } data && entry.Name.EndsWith("metadata.csv", StringComparison.Ordinal))
            {
                using var reader = new StreamReader(data);
                _ = reader.ReadLine();
                while (reader.ReadLine() is { } line)
                    // A quoted title may hold commas; the others are enough.
                    if (!line.Contains('"', StringComparison.Ordinal))
                        titles.Add(line.Split(',')[Title]);
            }

        return titles;
    }
}
