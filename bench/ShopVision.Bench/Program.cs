using System.Globalization;
using System.Text.Json;
using ShopVision.Bench;
using ShopVision.Bench.Bulk;
using ShopVision.Bench.Scenarios;
using ShopVision.Bench.Scenarios.Cluster;
using ShopVision.Bench.Scenarios.Feeds;
using ShopVision.Bench.Scenarios.Images;
using ShopVision.Bench.Scenarios.Opening;
using ShopVision.Bench.Scenarios.Tokenizers;
using ShopVision.Bench.Scenarios.Vectors;
using ShopVision.Bench.Scenarios.Words;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is [EmbeddingProcess.Command, var model, var photos, var count])
    return await EmbeddingProcess.MainAsync(model, photos, int.Parse(count, CultureInfo.InvariantCulture));
if ((MalformedImages.RunChild(args) ?? FuzzImages.RunChild(args)) is { } exitCode)
    return exitCode;

IScenario[] scenarios =
[
    new IndexScan(),
    new IndexOpen(),
    new VectorScan(),
    new FilteredScan(),
    new IndexIngest(),
    new IndexModelCheck(),
    new BatchedScan(),
    new VectorRecall(),
    new VectorPeers(),
    new WordsSearch(),
    new IndexKill(),
    new IndexSoak(),
    new BulkThroughput("speed-vit-b32", smallPhotosPerCore: 96, largePhotosPerCore: 96),
    new BulkThroughput("shopvision-mini", smallPhotosPerCore: 768, largePhotosPerCore: 96),
    new ClusterWriting(),
    new ClusterSearch(),
    new ClusterQuality(),
    new BulkMemory(),
    new QueryOverhead(),
    new QueryConcurrency(),
    new SearchRequests(),
    new ComposedQuality(),
    new DemoStart(),
    new PreprocessImages(),
    new TokenizerSpeed(),
    new MalformedImages(),
    new FuzzImages(),
    new ShrinkOnLoad(),
    new FuzzFeeds(),
    new FeedMemory(),
    new RemoteIngest(),
    new IngestAgain(),
    new Nightly(),
    new WorkKill(),
];
string[] names = [.. scenarios.Select(scenario => scenario.Name)];
string[] flags = ["--json", "--full", "--write-readme"];
var name = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "list";
if (args.FirstOrDefault(argument => argument.StartsWith('-') && !flags.Contains(argument)) is { } unknown)
{
    Console.Error.WriteLine($"Expected one of {string.Join(", ", flags)}, found '{unknown}'.");
    return 2;
}

if (name == "list")
{
    foreach (var scenario in scenarios)
        Console.WriteLine($"{scenario.Name,-22} {scenario.Description}");
    return 0;
}

var chosen = name == "all" ? scenarios : [.. scenarios.Where(scenario => scenario.Name == name)];
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"Expected the name of a scenario, 'all' or 'list', found '{name}'. Scenarios: {string.Join(", ", names)}.");
    return 2;
}

var measured = new List<Measurement>();
foreach (var scenario in chosen)
    await foreach (var measurement in scenario.MeasureAsync(args.Contains("--full"), CancellationToken.None))
    {
        measured.Add(measurement);
        Console.WriteLine(args.Contains("--json") ? JsonSerializer.Serialize(measurement, JsonSerializerOptions.Web) : Report.Line(measurement));
    }

if (args.Contains("--write-readme"))
    new ReadmeTable(Path.Combine(Repository.Root, "README.md")).Write(measured, Machine.Description, names);
return measured.All(measurement => measurement.Holds != false) ? 0 : 1;
