using System.Diagnostics;
using System.Globalization;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tests.Faults;

/// <summary>The process that writes is killed, again and again; the next one goes on at once, and what was acknowledged is there.</summary>
public sealed class KilledWriterTests(TestServer server)
{
    private const int Kills = 20;
    private const int BatchSize = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_kills_lose_nothing_that_was_acknowledged_and_leave_nothing_twice()
    {
        await using var made = new TestIndex(await server.OptionsAsync());
        await using (var writer = await made.Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
            await writer.PublishAsync(Cancellation);
        var random = new Random(5);
        var acknowledged = -1;

        for (var kill = 0; kill < Kills; kill++)
        {
            acknowledged = await WriteAndKillAsync(made.Options, acknowledged + 1, random);
            made.Reopen();
            var found = await Numbered.IdsAsync(made.Index, Cancellation);
            Assert.Equal(found.Length, found.Distinct().Count());
            Assert.Superset(Numbered.Ids((acknowledged + 1) * BatchSize).ToHashSet(), found.ToHashSet());
            // Beyond it at most the batch under way.
            Assert.Subset(Numbered.Ids((acknowledged + 2) * BatchSize).ToHashSet(), found.ToHashSet());
        }
    }

    /// <summary>The last batch that was acknowledged.</summary>
    private static async Task<int> WriteAndKillAsync(ElasticsearchOptions options, int first, Random random)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "ShopVision.Elasticsearch.Kills.dll"), options.Nodes, options.Index, $"{first}"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var acknowledged = first - 1;
        for (var batches = random.Next(1, 4); batches > 0; batches--)
            acknowledged = Number(await process.StandardOutput.ReadLineAsync(Cancellation));
        await Task.Delay(random.Next(30), Cancellation);
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
            acknowledged = Number(line);
        return acknowledged;
    }

    private static int Number(string? line) =>
        line is null ? throw new InvalidOperationException("The writing process ended by itself.") : int.Parse(line, CultureInfo.InvariantCulture);
}
