using System.Text;
using ShopVision.Core.Catalog;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// Writes everything of a document that comes from the product, and always all of it: a patch writes the same fields, and none may keep
/// what the product no longer says. What many products share is read once. Not thread safe.
/// </summary>
internal sealed class ProductFields
{
    private readonly KnownWords _known;
    private readonly KnownValues _values = new();
    private readonly WeightedWords _words;
    private readonly CompletedWords _completed;
    private readonly FilterValues _filters;
    private readonly StoredProductJson _stored;
    private readonly List<KeyValuePair<string, IReadOnlyList<string>>> _attributes = [];

    public ProductFields(WordRules rules, FieldLengths lengths, StoredProductJson stored)
    {
        (_known, _stored) = (new KnownWords(rules.Analyzer), stored);
        (_words, _completed, _filters) = (new WeightedWords(_known, lengths), new CompletedWords(_known), new FilterValues(_values));
    }

    public void Write(SmileWriter smile, Product product, string digest)
    {
        _known.Trim();
        ReadAttributes(product);
        smile.Key(FieldPaths.Id);
        smile.Text(product.Id);
        WriteGroup(smile, product);
        WriteWords(smile, product);
        WriteCategoryNames(smile, product);
        WriteSort(smile, product);
        _filters.Write(smile, product, _attributes);
        smile.Key(FieldPaths.Product);
        smile.Bytes(_stored.Of(product, _attributes, digest));
    }

    private void ReadAttributes(Product product)
    {
        _attributes.Clear();
        // By its own type a dictionary is walked through without an object for each walk.
        if (product.Attributes is Dictionary<string, IReadOnlyList<string>> attributes)
            foreach (var attribute in attributes)
                _attributes.Add(attribute);
        else
            _attributes.AddRange(product.Attributes);
    }

    /// <summary>A group, or a product that stands alone: their ids may be the same.</summary>
    private static void WriteGroup(SmileWriter smile, Product product)
    {
        var id = product.GroupId ?? product.Id;
        smile.Key(FieldPaths.Group);
        var text = smile.TextRoom(1 + Encoding.UTF8.GetMaxByteCount(id.Length));
        text[0] = (byte)(product.GroupId is null ? 'p' : 'g');
        var length = Encoding.UTF8.GetBytes(id, text[1..]);
        smile.EndText(1 + length, isAscii: length == id.Length);
    }

    private void WriteWords(SmileWriter smile, Product product)
    {
        _words.Clear();
        _completed.Clear();
        for (var i = 0; i < product.Category.Count; i++)
        {
            _words.Read(WordField.Category, product.Category[i]);
            _completed.Read(product.Category[i]);
        }

        _words.Read(WordField.Title, product.Title);
        _completed.Read(product.Title);
        _words.Read(WordField.Brand, product.Brand);
        _completed.Read(product.Brand);
        foreach (var (_, values) in _attributes)
            for (var i = 0; i < values.Count; i++)
            {
                _words.Read(WordField.Attributes, values[i]);
                _completed.Read(values[i]);
            }

        _words.Read(WordField.Description, product.Description);
        smile.Key(FieldPaths.Words);
        _words.Write(smile, product);
        smile.Key(FieldPaths.Completions);
        _completed.Write(smile);
    }

    private void WriteCategoryNames(SmileWriter smile, Product product)
    {
        smile.Key(FieldPaths.CategoryNames);
        smile.StartArray();
        for (var i = 0; i < product.Category.Count; i++)
            smile.Raw(_values.Of(product.Category[i]).Folded);
        smile.EndArray();
    }

    private void WriteSort(SmileWriter smile, Product product)
    {
        smile.Key(FieldPaths.Price);
        if (product.Price is { } price)
        {
            Span<char> sortable = stackalloc char[SortableNumber.MostLength];
            smile.Text(sortable[..SortableNumber.Write(price.Amount, sortable)]);
            smile.Key(FieldPaths.Amount);
            smile.Number((double)price.Amount);
            smile.Key(FieldPaths.Currency);
            smile.Text(price.Currency);
        }
        else
        {
            smile.Null();
            smile.Key(FieldPaths.Amount);
            smile.Null();
            smile.Key(FieldPaths.Currency);
            smile.Null();
        }

        smile.Key(FieldPaths.AddedAt);
        if (product.AddedAt is { } addedAt)
            smile.Number(addedAt.UtcTicks);
        else
            smile.Null();
    }
}
