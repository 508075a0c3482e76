using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Bench.Scenarios.Feeds;

/// <summary>The managed memory held while a large feed is read, beside that for a small one.</summary>
internal sealed class FeedMemory : IScenario
{
    private const double Megabyte = 1024 * 1024;
    private const long Small = 8 << 20;
    private const long Large = 256 << 20;
    private const long Full = 5L << 30;
    private const int Looks = 20;

    // What is held besides the feed is a few megabytes; a byte kept of every product would show.
    private const double MostGrowth = 1.5;

    public string Name => "feed-memory";

    public string Description => "Memory held while reading a feed of 5 GB (--full; otherwise 256 MB) beside one of 8 MB, as XML, as variants in rows and as JSON.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (name, head, product, tail) in Formats)
        {
            var few = await HeldAsync(name, head, product, tail, Small, cancellationToken);
            var many = await HeldAsync(name, head, product, tail, isFull ? Full : Large, cancellationToken);
            yield return new Measurement(Name, "MB", many / Megabyte, few / Megabyte, "8 MB feed", Gate.AtMost(MostGrowth)) { Case = name };
        }
    }

    private static (string Name, string Head, Func<long, string> Product, string Tail)[] Formats =>
    [
        ("google.xml",
            "<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>\n",
            i => string.Create(CultureInfo.InvariantCulture, $"<item><g:id>{i}</g:id><title>Product {i}</title><g:description>{Words(i)}</g:description><g:image_link>https://img.example/{i}.jpg</g:image_link><g:price>{i % 900}.90 EUR</g:price></item>\n"),
            "</channel></rss>"),
        ("shopify.csv",
            "Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant Price,Image Src\n",
            i => string.Create(CultureInfo.InvariantCulture, $"p{i},Product {i},{Words(i)},Size,S,{i % 900}.90,https://img.example/{i}.jpg\np{i},,,,M,{i % 900}.90,\n"),
            ""),
        ("schema.json",
            "[\n",
            i => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",\n")}{{\"@type\": \"Product\", \"sku\": \"{i}\", \"name\": \"Product {i}\", \"description\": \"{Words(i)}\", \"offers\": {{\"price\": {i % 900}.9}}}}"),
            "\n]"),
    ];

    private static string Words(long i) => string.Concat(Enumerable.Repeat($"word{i % 1000} ", 40));

    private static async Task<double> HeldAsync(string name, string head, Func<long, string> product, string tail, long bytes, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, name);
        await WriteAsync(path, head, product, tail, bytes, cancellationToken);
        await using var document = await FeedDocument.OpenAsync(path, FeedOptions.Default, cancellationToken);
        var average = bytes / 350;
        var (most, seen) = (0L, 0L);
        await foreach (var item in document.ReadAsync(cancellationToken))
        {
            if (item.Product is null)
                throw new InvalidOperationException($"Line {item.Line}: {item.Reason}");
            if (++seen % Math.Max(1, average / Looks) == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        return most;
    }

    private static async Task WriteAsync(string path, string head, Func<long, string> product, string tail, long bytes, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        await file.WriteAsync(head.AsMemory(), cancellationToken);
        for (long i = 0, written = 0; written < bytes; i++)
        {
            var text = product(i);
            written += text.Length;
            await file.WriteAsync(text.AsMemory(), cancellationToken);
        }

        await file.WriteAsync(tail.AsMemory(), cancellationToken);
    }
}
