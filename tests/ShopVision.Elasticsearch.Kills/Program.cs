using System.Globalization;
using ShopVision.Contracts;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch;

// The process that a test kills: writes batch after batch to the published generation and says each number once it is acknowledged.
// usage: ADDRESS INDEX FIRST_BATCH
const int BatchSize = 10;

using var index = ElasticsearchProductIndex.Open(
    new ElasticsearchOptions { Nodes = args[0], Index = args[1], Generations = new GenerationOptions { Replicas = 0 } }, TimeProvider.System);
await using var writer = await index.OpenAsync(GenerationTarget.Current(IndexModel.Of(Some.Model)), CancellationToken.None);
for (var batch = int.Parse(args[2], CultureInfo.InvariantCulture); ; batch++)
{
    var entries = Enumerable.Range(batch * BatchSize, BatchSize).Select(number => Some.Entry(Some.Product($"{number}"), Some.Embedding(number))).ToList();
    if ((await writer.UpsertAsync(entries, CancellationToken.None)).Failures.Count > 0)
        return 1;
    Console.WriteLine(batch);
}
