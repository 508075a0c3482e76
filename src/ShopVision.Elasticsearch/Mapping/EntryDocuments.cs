using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>Writes entries as documents, and patches as partial ones. Not thread safe.</summary>
internal sealed class EntryDocuments
{
    private readonly StoredProductJson _stored = new();
    private readonly ProductFields _fields;

    public EntryDocuments(WordRules rules, FieldLengths lengths) => _fields = new ProductFields(rules, lengths, _stored);

    public void Write(SmileWriter smile, IndexEntry entry)
    {
        smile.StartObject();
        _fields.Write(smile, entry.Product, entry.ProductDigest);
        smile.Key(FieldPaths.Pictures);
        smile.Bytes(_stored.Of(entry.Images));
        smile.Key(FieldPaths.Images);
        smile.StartArray();
        for (var i = 0; i < entry.Images.Count; i++)
        {
            smile.StartObject();
            smile.Key(FieldPaths.Vector);
            smile.Array(entry.Images[i].Embedding!.Values);
            smile.EndObject();
        }

        smile.EndArray();
        smile.EndObject();
    }

    /// <summary>All but the pictures and their vectors, which the server takes over from the document that it has.</summary>
    public void Write(SmileWriter smile, ProductPatch patch)
    {
        smile.StartObject();
        smile.Key("doc");
        smile.StartObject();
        _fields.Write(smile, patch.Product, patch.ProductDigest);
        smile.EndObject();
        smile.EndObject();
    }
}
