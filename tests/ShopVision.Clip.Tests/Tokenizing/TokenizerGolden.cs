using System.Text;
using System.Text.Json;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.Tokenizing;

/// <summary>The rows of a golden tokenizer folder, and a text tower to make its tokenizer with.</summary>
internal static class TokenizerGolden
{
    /// <summary>
    /// Every row's ids must be the reference's, which <paramref name="column"/> finds in a row. Rows that do not count (by default all do) are left out.
    /// </summary>
    public static void Check(
        ITextTokenizer tokenizer, string cases, int expectedRows, Func<JsonElement, JsonElement> column, int context = 64, Func<JsonElement, bool>? counts = null)
    {
        var rows = File.ReadLines(Fixtures.Require(cases))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => counts?.Invoke(row) ?? true)
            .Select(row => (Text: row.GetProperty("text").GetString()!, Ids: column(row).EnumerateArray().Select(id => id.GetInt32()).ToArray()))
            .ToList();
        var wrong = rows
            .Select(row => (row.Text, row.Ids, Found: Encode(tokenizer, row.Text, context)))
            .Where(row => !row.Found.SequenceEqual(row.Ids))
            .Select(row => $"{JsonSerializer.Serialize(row.Text)}: expected {string.Join(' ', row.Ids)}, found {string.Join(' ', row.Found)}")
            .ToList();

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {rows.Count} differ:\n{string.Join('\n', wrong.Take(20))}");
        Assert.Equal(expectedRows, rows.Count);
    }

    public static bool IsMarked(JsonElement row, string mark) => row.TryGetProperty(mark, out var value) && value.GetBoolean();

    public static int[] Encode(ITextTokenizer tokenizer, string text, int context = 64)
    {
        var ids = new int[context];
        return ids[..tokenizer.Encode(text, ids)];
    }

    /// <summary>Any UTF-16 at all, halves of pairs and code points without a meaning included.</summary>
    public static void CheckRandomUnicode(ITextTokenizer tokenizer)
    {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var text = new StringBuilder();
            for (var left = random.Next(30); left > 0; left--)
                if (random.Next(3) == 0)
                    text.Append((char)random.Next(0x10000));
                else
                    text.Append(new Rune(random.Next(4) == 0 ? random.Next(0xE000, 0x110000) : random.Next(0xD800)));
            Assert.InRange(Encode(tokenizer, text.ToString()).Length, 0, 64);
        }
    }

    public static TextTower Tower() => new()
    {
        File = new ManifestFile("text.onnx", "", 0, null),
        Ids = new TensorName("input_ids", TensorType.Int64),
        Mask = null,
        Output = new TensorName("text_embeds", TensorType.Float32),
        Tokenizer = "wordpiece",
        TokenizerFiles = new Dictionary<string, ManifestFile>(),
        Cleaning = "bert",
        LowerCase = true,
        ContextLength = 64,
        BeginId = 2,
        EndId = 3,
        PadId = 0,
        PadsToContext = true,
    };
}
