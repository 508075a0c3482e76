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

    /// <summary>A megabyte of whatever a tokenizer could stumble over; one that takes more than linear time for it never ends.</summary>
    public static void CheckEndlessTexts(ITextTokenizer tokenizer)
    {
        string[] parts =
        [
            "x", "ab", "Straße", "сапоги", "9", "!", " ", "\t x", "e\u0301", "\u0301\u0323", "\u1100\u1161\u11A8", "🥾", "\uD83D", "\0", "\uFDFA", "ΑΣ", "Σ'",
            "連衣裙", "<", "<|endoftext|>", "</s>", "[SEP]", "\u2581", "'s", "&", "&amp;", "&#38;", "&CounterClockwiseContourIntegra", "-/",
        ];
        foreach (var part in parts)
            Assert.InRange(Encode(tokenizer, string.Concat(Enumerable.Repeat(part, (1 << 20) / Encoding.UTF8.GetByteCount(part)))).Length, 0, 64);
    }

    /// <summary>Once its words and buffers are known, a tokenizer makes no garbage, whatever the golden texts hold.</summary>
    public static void CheckMakesNoGarbage(ITextTokenizer tokenizer, string cases)
    {
        var texts = File.ReadLines(Fixtures.Require(cases)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!).ToArray();
        var ids = new int[64];
        // Not in the first round: words are learnt, code is not yet optimized, and tests beside this one take memory from the same pool.
        Assert.Contains(0, Enumerable.Range(0, 1000).Select(_ => Garbage()));

        long Garbage()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var text in texts)
                tokenizer.Encode(text, ids);
            return GC.GetAllocatedBytesForCurrentThread() - before;
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
