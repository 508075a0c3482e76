using System.Formats.Tar;
using System.Runtime.CompilerServices;
using ShopVision.Bench.Scenarios.Cluster;
using ShopVision.Contracts.Nightly;

namespace ShopVision.Bench.Scenarios.Feeds;

/// <summary>
/// A shop's feed on a web server, ingested by a schedule into both kinds of index, then changed: the next run's report must tell the change
/// and nothing else, and the index hold what the feed says.
/// </summary>
internal sealed class Nightly : IScenario
{
    private const string EveryQuarterOfAMinute = "*/15 * * * * ?";

    // What feeds write where they have nothing to say.
    private const string Nothing = "NA";

    // As often as schedules are looked at, whether or not the clock called.
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(15);

    private static readonly ShopChange Change = new(Prices: 100, New: 20, Removed: 20, LostPictures: 5, BrokenPictures: 5, OtherPictures: 10);

    public string Name => "nightly";

    public string Description => $"fashion-dev as a Merchant Center feed of a web server, ingested by a schedule into both indexes, changed, and ingested again; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        await TarFile.ExtractToDirectoryAsync(Fixtures.PathOf("data", "fashion-dev.tar"), folder.Path, overwriteFiles: false, cancellationToken);
        var stock = Stock(folder.Path);
        await using var cluster = await BenchCluster.StartAsync();
        foreach (var (index, address) in ((string, Uri?)[])[("LocalIndex", null), ("Elasticsearch", new Uri(cluster.Address, "nightly"))])
        {
            await using var shop = new MerchantShop(stock, Change);
            await using var ingest = new NightlyIngest(Shopvision.StartInfo, Path.Combine(folder.Path, index), address);
            var trial = new NightlyTrial(shop, ingest);
            await trial.RunAsync(EveryQuarterOfAMinute, cancellationToken);
            Console.Error.WriteLine($"{index}: {trial.First.Counts}, after the change {trial.Changed.Counts}");

            Measurement Measured(string what, string unit, double ours, double baseline, string baselineIs, Gate? gate) =>
                new(Name, unit, ours, baseline, baselineIs, gate) { Case = $"{index}, {what}" };

            var news = Change.New + Change.Refused + Change.OtherPictures;
            yield return Measured("asked for after the change", "pictures", trial.PicturesAsked, news, "that have new addresses", Gate.AtMost(1));
            yield return Measured("run after the change", "s", trial.Changed.Took.TotalSeconds, trial.First.Took.TotalSeconds, $"the first of {stock.Count - Change.New - Change.OtherPictures:N0} products", Gate.AtMost(0.5));
            yield return Measured("from its time to its run", "s", trial.Changed.Late.TotalSeconds, Promise.TotalSeconds, "the promise", Gate.AtMost(1));
        }
    }

    private static List<(ShopProduct Product, byte[] Picture)> Stock(string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "metadata.csv"));
        var columns = lines[0].Split(',');
        var (id, file, title, type) = (Column("id"), Column("file"), Column("title"), Column("articleType"));
        return
        [
            .. lines.Skip(1).Select(line => line.Split(',')).Where(cells => cells[title] != Nothing).Select((cells, i) =>
            {
                // Where a title has two spaces, pages show one, and a feed's reader takes one.
                var shown = string.Join(' ', cells[title].Split(' ', StringSplitOptions.RemoveEmptyEntries));
                var product = new ShopProduct(cells[id], shown, cells[type], 10 + (i % 90), $"pictures/{cells[id]}.jpg");
                return (product, File.ReadAllBytes(Path.Combine(folder, cells[file])));
            }),
        ];

        int Column(string name) => Array.IndexOf(columns, name);
    }
}
