using System.Diagnostics;
using System.Globalization;
using ShopVision.Clip;

namespace ShopVision.Bench.Bulk;

/// <summary>A process that embeds photos, does nothing else, and says how much memory it took at most.</summary>
internal static class EmbeddingProcess
{
    public const string Command = "embed-and-weigh";

    /// <summary>The parent's end: the most resident memory, in bytes, of embedding a folder's photos again and again up to a count.</summary>
    public static async Task<long> RunAsync(BulkModel model, string photos, int count, CancellationToken cancellationToken)
    {
        using var process = ChildProcess.Start(Command, model.Folder, photos, $"{count}");
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? long.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The process that embeds {count} photos ended with exit code {process.ExitCode}: see what it wrote above.");
    }

    /// <summary>The child's end.</summary>
    public static async Task<int> MainAsync(string model, string photos, int count)
    {
        var files = Directory.GetFiles(photos);
        using var embedder = ClipEmbedder.Load(model, new ClipOptions { BatchSize = BulkModel.BatchSize });
        await BulkCase.EmbedAsync(embedder, Enumerable.Range(0, count).Select(i => files[i % files.Length]), CancellationToken.None);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
