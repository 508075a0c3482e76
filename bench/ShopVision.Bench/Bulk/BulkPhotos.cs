using System.Formats.Tar;
using ShopVision.Bench.Peers;

namespace ShopVision.Bench.Bulk;

/// <summary>Photos as JPEG files of a shop's sizes, enlarged from the fixtures' photos.</summary>
internal static class BulkPhotos
{
    // Enough that none stays in a processor's cache until it comes again.
    private const int Distinct = 48;

    /// <summary>Files whose longer side is <paramref name="side"/>, in a folder of <paramref name="scratch"/>; each comes again until there are enough.</summary>
    public static async Task<string[]> CreateAsync(string scratch, int side, int count, CancellationToken cancellationToken)
    {
        var (from, to) = (Path.Combine(scratch, "photos"), Path.Combine(scratch, $"photos-{side}"));
        if (!Directory.Exists(from))
            await ExtractAsync(from, cancellationToken);
        await using (var maker = await NodePeer.StartAsync("make-photos.js", cancellationToken, from, to, $"{side}"))
            await maker.AskAsync(new { }, cancellationToken);
        var files = Directory.GetFiles(to).Order(StringComparer.Ordinal).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => files[i % files.Length])];
    }

    private static async Task ExtractAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await using var archive = File.OpenRead(Fixtures.PathOf("data", "clothing.tar"));
        await using var reader = new TarReader(archive);
        for (var left = Distinct; left > 0 && await reader.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry;)
            if (entry.Name.EndsWith(".jpg", StringComparison.Ordinal))
            {
                await entry.ExtractToFileAsync(Path.Combine(folder, Path.GetFileName(entry.Name)), overwrite: false, cancellationToken);
                left--;
            }
    }
}
