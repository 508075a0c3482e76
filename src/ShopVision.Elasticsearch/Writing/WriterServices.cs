using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Reading;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>What every writer of an index works with; <paramref name="Invalidate"/> tells the readers of this process to look again.</summary>
internal sealed record WriterServices(
    ElasticsearchClient Client,
    GenerationNames Names,
    ControlIndex Control,
    CatalogReader Catalog,
    EntryReader Entries,
    WordRules Words,
    ElasticsearchOptions Options,
    TimeProvider Time,
    Action Invalidate);
