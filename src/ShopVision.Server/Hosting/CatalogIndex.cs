using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch;
using ShopVision.LocalIndex;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Hosting;

/// <summary>Opens the index that a flag or a setting names: the one place that knows of all kinds.</summary>
internal static class CatalogIndex
{
    /// <summary>The cluster at an address, or of the settings; else the data folder's own index.</summary>
    public static IProductIndex Open(DataFolder folder, string? address, IConfiguration settings) =>
        address is not null || settings.Bind<IndexKindOptions>(IndexKindOptions.Section).Kind == IndexKindOptions.Elasticsearch
            ? OpenCluster(address, settings)
            : OpenLocal(folder, settings);

    public static LocalProductIndex OpenLocal(DataFolder folder, IConfiguration settings) => LocalProductIndex.Open(
        folder.Index, settings.Bind<LocalIndexOptions>(LocalIndexOptions.Section) with { Words = settings.Bind<WordOptions>(WordOptions.Section) }, TimeProvider.System);

    public static ElasticsearchProductIndex OpenCluster(string? address, IConfiguration settings) =>
        ElasticsearchProductIndex.Open(ClusterOptions(address, settings), TimeProvider.System);

    /// <summary>An address may end with the index's name: <c>http://host:9200/shop</c>.</summary>
    public static ElasticsearchOptions ClusterOptions(string? address, IConfiguration settings)
    {
        var options = settings.Bind<ElasticsearchOptions>(ElasticsearchOptions.Section) with
        {
            Generations = settings.Bind<GenerationOptions>($"{ElasticsearchOptions.Section}:Generations"),
            Vectors = settings.Bind<VectorSearchOptions>($"{ElasticsearchOptions.Section}:Vectors"),
            Writing = settings.Bind<WritingOptions>($"{ElasticsearchOptions.Section}:Writing"),
            Words = settings.Bind<WordOptions>(WordOptions.Section),
        };
        if (address is null)
            return options;
        if (!IsAddress(address))
            throw new ShopVisionException(
                ErrorCode.SettingInvalid, $"Expected --index to be an address such as http://127.0.0.1:9200 or http://127.0.0.1:9200/shop, found '{address}'.");
        var cluster = new Uri(address);
        var name = cluster.AbsolutePath.Trim('/');
        return options with { Nodes = cluster.GetLeftPart(UriPartial.Authority), CloudId = null, Index = name.Length > 0 ? name : options.Index };
    }

    public static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
