using ShopVision.Core.Words;
using ShopVision.LocalIndex.Storage;
using ShopVision.LocalIndex.Vectors;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>What a generation's log comes to, so far as it was read. Not thread safe: its snapshots are what is shared.</summary>
internal sealed class GenerationState
{
    private readonly GenerationFolder _folder;
    private readonly GenerationHeader _header;
    private readonly LogReader _log;
    private readonly Dictionary<string, StoredProduct> _products = new(StringComparer.Ordinal);
    private readonly CatalogWords _words;
    private VectorRows _vectors;

    public GenerationState(GenerationFolder folder, WordRules words)
    {
        _folder = folder;
        _header = folder.ReadHeader();
        _log = folder.ReadLog(_header.Dimensions);
        _vectors = new VectorRows(_header.Dimensions);
        _words = new CatalogWords(words);
    }

    public string Generation => _folder.Id;

    public CommittedMark Mark { get; private set; }

    /// <summary>Reads what was committed since the last time.</summary>
    public Snapshot Advance(CommittedMark mark)
    {
        foreach (var record in _log.Read(Mark.Length, mark.Length))
            Apply(record);
        Mark = mark;
        DropReplacedRows();
        StoredProduct[] products = [.. _products.Values];
        Array.Sort(products, (one, other) => string.CompareOrdinal(one.Id, other.Id));
        return new Snapshot(Generation, _header.ToModel(), products, _vectors.Freeze(), _words.Index([.. products.Select(product => product.Words)]));
    }

    private void Apply(LogRecord record)
    {
        switch (record)
        {
            case UpsertRecord upsert:
                var entry = upsert.Entry.ToEntry();
                _products[entry.Product.Id] = new StoredProduct(entry, _vectors.Add(upsert.Vectors), _words.Of(entry.Product), upsert.Bytes);
                break;
            case PatchRecord { Patch: var patch }:
                var known = _products[patch.Product.Id];
                _products[patch.Product.Id] = known with
                {
                    Entry = known.Entry with { Product = patch.Product, ProductDigest = patch.Digest },
                    Words = _words.Of(patch.Product),
                };
                break;
            case DeleteRecord delete:
                _products.Remove(delete.Id);
                break;
        }
    }

    /// <summary>Rows of replaced and deleted products stay behind; once they are most of all, the others move together.</summary>
    private void DropReplacedRows()
    {
        if (_vectors.Count <= 2 * Mark.Images + 1024)
            return;
        var compact = new VectorRows(_header.Dimensions);
        foreach (var (id, product) in _products.ToArray())
        {
            var firstRow = compact.Count;
            for (var image = 0; image < product.Entry.Images.Count; image++)
                compact.Add(_vectors[product.FirstRow + image]);
            _products[id] = product with { FirstRow = firstRow };
        }

        _vectors = compact;
    }
}
