using ShopVision.Core.Words;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Snapshots.Stored;
using ShopVision.LocalIndex.Storage;
using ShopVision.LocalIndex.Vectors;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// What a generation's log comes to, so far as it was read: what a snapshot file stands for, and the tail after that. Not thread safe:
/// its snapshots are what is shared.
/// </summary>
internal sealed class GenerationState
{
    private readonly GenerationFolder _folder;
    private readonly GenerationHeader _header;
    private readonly LogReader _log;
    private readonly StoredSnapshot _stored;

    /// <summary>The stored products that were replaced or deleted since.</summary>
    private readonly ProductSet _gone;
    private readonly Dictionary<string, TailProduct> _tail = new(StringComparer.Ordinal);
    private readonly WordRules _rules;
    private readonly CatalogWords _words;
    private QuantizedRows _vectors;

    private GenerationState(GenerationFolder folder, GenerationHeader header, StoredSnapshot stored, WordRules words)
    {
        (_folder, _header, _stored, _rules) = (folder, header, stored, words);
        _log = folder.ReadLog(header.Dimensions);
        _gone = new ProductSet(stored.Count);
        _vectors = stored.Rows.Freeze();
        _words = new CatalogWords(words);
        Mark = stored.Covers;
    }

    public string Generation => _folder.Id;

    public CommittedMark Mark { get; private set; }

    /// <summary>Whether a newer snapshot file stands for most of what is held in memory here.</summary>
    public bool IsOvertaken(CommittedMark committed) =>
        StoredSnapshot.IsOutgrown(committed.Length, _stored.Covers.Length)
        && ReadUsable(_folder, committed, _rules) is { Contents.Covers.Length: var covered }
        && covered > _stored.Covers.Length;

    /// <summary>Begins with the generation's snapshot file, where there is one that covers no more than <paramref name="committed"/>.</summary>
    public static GenerationState Open(GenerationFolder folder, CommittedMark committed, WordRules words)
    {
        var header = folder.ReadHeader();
        var stored = ReadUsable(folder, committed, words) is { } file
            ? new StoredSnapshot(file, folder.MapLog(file.Contents.Covers.Length), folder.Decoder(header.Dimensions), header.Dimensions)
            : StoredSnapshot.None(header.Dimensions);
        return new GenerationState(folder, header, stored, words);
    }

    /// <summary>Begins with nothing: all is read from the log.</summary>
    public static GenerationState OpenLog(GenerationFolder folder, WordRules words)
    {
        var header = folder.ReadHeader();
        return new GenerationState(folder, header, StoredSnapshot.None(header.Dimensions), words);
    }

    /// <summary>Reads what was committed since the last time.</summary>
    public Snapshot Advance(CommittedMark mark)
    {
        foreach (var record in _log.Read(Mark.Length, mark.Length))
            Apply(record);
        Mark = mark;
        DropReplacedRows();
        TailProduct[] tail = [.. _tail.Values];
        Array.Sort(tail, (one, other) => string.CompareOrdinal(one.Product.Id, other.Product.Id));
        var log = new MappedLog(_folder.MapLog(mark.Length), _folder.Decoder(_header.Dimensions), tail.Select(product => product.Log).ToArray());
        return new Snapshot(_stored, _gone.Copy(), new Tail(tail, log), _vectors.Freeze(), _words)
        {
            Generation = Generation,
            Model = _header.ToModel(),
            Mark = mark,
        };
    }

    private static SnapshotFile? ReadUsable(GenerationFolder folder, CommittedMark committed, WordRules words) =>
        folder.ReadSnapshot() is { Contents: var contents } file
        && contents.Generation == folder.Id
        && contents.Language == words.Language
        && contents.Analysis == WordRules.AnalysisVersion
        && contents.Covers.Length <= committed.Length
            ? file
            : null;

    private void Apply(LogRecord record)
    {
        switch (record)
        {
            case UpsertRecord upsert:
                var entry = upsert.Entry.ToEntry();
                LeaveStored(entry.Product.Id);
                _tail[entry.Product.Id] = new TailProduct(
                    entry.Product, entry.ProductDigest, _words.Of(entry.Product), new LogPlace(upsert.At, upsert.Bytes, LogPlace.None), AddRows(upsert.Vectors))
                {
                    Images = entry.Images,
                };
                break;
            case PatchRecord { Patch: var patch, At: var at }:
                var patched = new TailProduct(patch.Product, patch.Digest, _words.Of(patch.Product), new LogPlace(LogPlace.None, 0, at), FirstRow: 0);
                _tail[patch.Product.Id] = _tail.TryGetValue(patch.Product.Id, out var known) ? patched.WithPicturesOf(known) : OfStored(patched);
                break;
            case DeleteRecord delete:
                LeaveStored(delete.Id);
                _tail.Remove(delete.Id);
                break;
        }
    }

    /// <summary>Gives the row of the first of the vectors.</summary>
    private int AddRows(ReadOnlySpan<float> vectors)
    {
        var first = _vectors.Count;
        for (; !vectors.IsEmpty; vectors = vectors[_header.Dimensions..])
            _vectors.Add(vectors[.._header.Dimensions]);
        return first;
    }

    private void LeaveStored(string id)
    {
        if (_stored.Ids.Find(id) is >= 0 and var place)
            _gone.Add(place);
    }

    /// <summary>The patch of a stored product comes into the tail and leaves the pictures where they are: what it replaces is not read.</summary>
    private TailProduct OfStored(TailProduct patched)
    {
        var place = _stored.Ids.Find(patched.Product.Id);
        if (place < 0 || _gone.Contains(place))
            throw IndexFaults.Damaged(_folder.LogPath, patched.Log.Patch, $"it patches the product '{patched.Product.Id}', which it does not hold");
        _gone.Add(place);
        return patched with
        {
            Patched = place,
            FirstRow = _stored.RowsOf(place).First,
            Log = _stored.LogPlaceOf(place) with { Patch = patched.Log.Patch },
        };
    }

    /// <summary>Rows of replaced and deleted products stay behind; once they are most of all, the others move together.</summary>
    private void DropReplacedRows()
    {
        var held = _tail.Values.Sum(product => product.Images.Count);
        if (_vectors.Count - _stored.Rows.Count <= (2 * held) + 1024)
            return;
        var compact = _stored.Rows.Freeze();
        foreach (var (id, product) in _tail.ToArray())
        {
            if (product.Images.Count == 0)
                continue;
            var firstRow = compact.Count;
            for (var image = 0; image < product.Images.Count; image++)
                compact.Add(_vectors, product.FirstRow + image);
            _tail[id] = product with { FirstRow = firstRow };
        }

        _vectors = compact;
    }
}
