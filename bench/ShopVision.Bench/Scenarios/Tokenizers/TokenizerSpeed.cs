using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopVision.Bench.Peers;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing;

namespace ShopVision.Bench.Scenarios.Tokenizers;

/// <summary>
/// Texts to ids, one at a time on one thread, beside transformers.js reading the same folder; both must give the same ids. Its
/// <c>encode</c> is timed, which leaves out the tensors that its usual call makes as well.
/// </summary>
internal sealed class TokenizerSpeed : IScenario
{
    private const int Rounds = 9;
    private const int Passes = 20;
    private const double LeastTimes = 5;

    private static readonly (string Case, string Folder)[] _models = [("clip-bpe", "tiny-clip"), ("siglip-unigram", "tiny-siglip")];

    public string Name => "tokenizer-speed";

    public string Description => $"texts tokenized per second, beside transformers.js; needs {Fixtures.Variable} and Node.js.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var texts = ProductTexts.Read();
        using var scratch = new ScratchFolder();
        var file = Path.Combine(scratch.Path, "texts.jsonl");
        await File.WriteAllLinesAsync(file, texts.Select(text => JsonSerializer.Serialize(text)), cancellationToken);
        foreach (var (name, model) in _models)
        {
            var folder = Fixtures.PathOf("golden", "models", model);
            var (tokenizer, ids) = Load(folder);
            await using var peer = await NodePeer.StartAsync("tokenize.js", cancellationToken, folder, file);
            ThrowIfOtherIds(texts, tokenizer, ids, (await peer.AskAsync(new { Passes = 0 }, cancellationToken)).GetProperty("ids"));
            var times = await Interleaved.MediansAsync(
                Rounds,
                () => Interleaved.ElapsedAsync(() => Tokenize(texts, tokenizer, ids)),
                async () => TimeSpan.FromMilliseconds((await peer.AskAsync(new { Passes }, cancellationToken)).GetProperty("ms").GetDouble()));
            yield return new Measurement(
                Name, "texts/s", PerSecond(texts, times[0]), PerSecond(texts, times[1]), "transformers.js", Gate.AtLeast(LeastTimes))
            { Case = name };
        }
    }

    private static double PerSecond(string[] texts, TimeSpan time) => texts.Length * Passes / time.TotalSeconds;

    private static (ITextTokenizer Tokenizer, int[] Ids) Load(string folder)
    {
        var model = ClipModel.Open(folder);
        var tower = model.Manifest.Text;
        return (TextTokenizers.Load(tower, name => model.PathOf(tower.TokenizerFiles[name])), new int[tower.ContextLength]);
    }

    private static Task Tokenize(string[] texts, ITextTokenizer tokenizer, int[] ids)
    {
        for (var pass = 0; pass < Passes; pass++)
            foreach (var text in texts)
                tokenizer.Encode(text, ids);
        return Task.CompletedTask;
    }

    private static void ThrowIfOtherIds(string[] texts, ITextTokenizer tokenizer, int[] ids, JsonElement expected)
    {
        foreach (var (text, row) in texts.Zip(expected.EnumerateArray()))
            if (!ids.AsSpan(0, tokenizer.Encode(text, ids)).SequenceEqual([.. row.EnumerateArray().Select(id => id.GetInt32())]))
                throw new InvalidOperationException($"Expected the ids of transformers.js for '{text}', {row}, found others.");
    }
}
