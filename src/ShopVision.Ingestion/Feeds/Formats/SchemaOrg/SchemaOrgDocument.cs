using System.Text.Json;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Feeds.Formats.SchemaOrg;

/// <summary>The products of one JSON-LD document.</summary>
internal sealed class SchemaOrgDocument
{
    private static readonly string[] ProductTypes = ["Product", "IndividualProduct", "SomeProducts", "ProductModel"];

    // Where something stands that may be a product.
    private static readonly string[] Containers = ["@graph", "itemListElement", "dataFeedElement", "item", "mainEntity", "itemOffered", "hasPart"];

    private readonly Dictionary<string, JsonElement> _nodes = [];
    private readonly HashSet<string> _referenced = [];
    private readonly long _line;
    private readonly FeedOptions _options;

    public SchemaOrgDocument(JsonElement root, long line, FeedOptions options)
    {
        (_line, _options) = (line, options);
        foreach (var node in JsonLd.Nodes(root, "@graph"))
            if (JsonLd.First(node, "@id") is { } id)
                _nodes[id] = node;
        foreach (var variant in _nodes.Values.SelectMany(node => JsonLd.Nodes(node, "hasVariant")))
            if (JsonLd.First(variant, "@id") is { } id)
                _referenced.Add(id);
    }

    public IEnumerable<FeedItem> Products(JsonElement node, int depth)
    {
        if (node.ValueKind != JsonValueKind.Object || depth == 0)
            return [];
        if (JsonLd.IsOfType(node, "ProductGroup"))
            return OfGroup(node);
        if (JsonLd.IsOfType(node, ProductTypes))
            // One that a group names comes with its group.
            return JsonLd.First(node, "@id") is { } id && _referenced.Contains(id) ? [] : [Item(Draft(node))];
        return Containers.SelectMany(container => JsonLd.Nodes(node, container)).SelectMany(inner => Products(Resolved(inner), depth - 1));
    }

    private IEnumerable<FeedItem> OfGroup(JsonElement group)
    {
        var shared = Draft(group);
        var variants = JsonLd.Nodes(group, "hasVariant").Select(Resolved).ToList();
        return variants.Count == 0 ? [Item(shared with { GroupId = null })] : variants.Select(variant => Item(VariantOf(shared, Draft(variant))));
    }

    private JsonElement Resolved(JsonElement node) =>
        JsonLd.First(node, "@id") is { } id && node.EnumerateObject().Count() == 1 && _nodes.TryGetValue(id, out var whole) ? whole : node;

    private static ProductDraft VariantOf(ProductDraft shared, ProductDraft own) =>
        own.VariantOf(shared) with
        {
            GroupId = shared.GroupId ?? shared.Id,
            Brand = own.Brand ?? shared.Brand,
            Price = own.Price ?? shared.Price,
            Sale = own.Price is null ? shared.Sale : own.Sale,
            Currency = own.Price is null ? shared.Currency : own.Currency,
            InStock = own.InStock ?? shared.InStock,
            Url = own.Url ?? shared.Url,
        };

    private ProductDraft Draft(JsonElement product) => new SchemaOrgProduct(product, _options).Draft();

    private FeedItem Item(ProductDraft draft) => draft.ToItem(_line, _options.Now);
}
