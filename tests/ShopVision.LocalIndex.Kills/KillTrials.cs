using System.Diagnostics;
using System.Globalization;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Kills;

/// <summary>
/// Kills a process that writes to an index, at random moments, again and again over one folder. After each kill the index must
/// open and hold what was acknowledged, with or without the step under way, and nothing else; the next process goes on from there.
/// </summary>
public sealed class KillTrials(string folder, int seed)
{
    private const int MostSteps = 24;
    private const double MostMs = 4;

    private readonly Random _random = new(seed);

    /// <summary>How many steps were done in all.</summary>
    public int Steps { get; private set; }

    /// <summary>How many kills came between a step's first write and its acknowledgement and left it done.</summary>
    public int Unacknowledged { get; private set; }

    internal static LocalProductIndex Open(string folder) =>
        LocalProductIndex.Open(folder, new LocalIndexOptions(), TimeProvider.System);

    /// <summary>One process and its end; throws where the index is not as it must be.</summary>
    public async Task KillOnceAsync(CancellationToken cancellationToken)
    {
        var acknowledged = await WriteAndKillAsync(cancellationToken);
        Steps = await FindStepsAsync(acknowledged, cancellationToken);
        Unacknowledged += Steps - acknowledged;
    }

    private async Task<int> WriteAndKillAsync(CancellationToken cancellationToken)
    {
        using var process = Start();
        var acknowledged = Steps;
        for (var steps = _random.Next(MostSteps); steps > 0; steps--)
            acknowledged = Number(await process.StandardOutput.ReadLineAsync(cancellationToken));
        await Task.Delay(TimeSpan.FromMilliseconds(_random.NextDouble() * MostMs), cancellationToken);
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            acknowledged = Number(line);
        return acknowledged;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(KillTrials).Assembly.Location, folder, Steps.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private int Number(string? line) => line is null
        ? throw new InvalidOperationException($"The writing process ended by itself after step {Steps} (seed {seed}).")
        : int.Parse(line, CultureInfo.InvariantCulture);

    private async Task<int> FindStepsAsync(int acknowledged, CancellationToken cancellationToken)
    {
        var found = await ContentAsync(cancellationToken);
        foreach (var steps in (int[])[acknowledged, acknowledged + 1])
            if (found == Content(KilledShop.After(steps)))
                return steps;
        throw new InvalidOperationException(
            $"Expected the entries after {acknowledged} or {acknowledged + 1} steps (seed {seed}), found\n{found}");
    }

    private async Task<string> ContentAsync(CancellationToken cancellationToken)
    {
        var index = Open(folder);
        if (await index.DescribeAsync(cancellationToken) is not { } description)
            return "nothing is published";
        var entries = new List<IndexEntry>();
        await foreach (var entry in index.ExportAsync(withVectors: true, cancellationToken))
            entries.Add(entry);
        return description.Published.Products == entries.Count
            ? Content(entries)
            : $"{description.Published.Products} products are counted, and {entries.Count} found";
    }

    private static string Content(KilledShop shop) => shop.Steps == 0 ? "nothing is published" : Content(shop.Entries);

    private static string Content(IEnumerable<IndexEntry> entries) => string.Join('\n', entries.Select(entry =>
        $"{entry.Product.Id} {entry.Product.Title} {entry.ProductDigest} "
        + string.Join(' ', entry.Images.Select(image => $"{image.Source} {image.ContentDigest} {string.Join(' ', image.Embedding!.Values.ToArray())}"))));
}
