using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Storage;
using ShopVision.LocalIndex.Vectors;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Snapshots.Stored;

/// <summary>
/// What a generation's log came to when its <c>snapshot</c> was written, used where it lies in that file and in the log: opening it reads
/// neither. Products are known by their place in the order of their ids. Thread safe.
/// </summary>
internal sealed class StoredSnapshot
{
    // So many entries at most are kept decoded, for those that are found again and again.
    private const int DecodedSlots = 8192;

    // A shorter tail is read at once. A longer one is taken in when it has grown to this share of the log, so that all writing of snapshots
    // comes to a fixed multiple of what is written to the log.
    private const long LeastTail = 1 << 20;
    private const int LogsPerTail = 16;

    private readonly MappedLog? _log;
    private readonly ReadOnlyMemory<int> _firstRows;
    private readonly Decoded?[] _decoded;

    private StoredSnapshot(int dimensions)
    {
        (_firstRows, _decoded) = (new int[1], []);
        (Ids, Rows, Words, Columns, Completions) =
            (TextTable.Empty, new QuantizedRows(dimensions), WordSegment.None, StoredColumns.None, WordCounts.None);
    }

    public StoredSnapshot(SnapshotFile file, MappedFile log, RecordDecoder decoder, int dimensions)
    {
        Covers = file.Contents.Covers;
        Ids = file.Texts(ProductSections.Ids);
        _firstRows = file.Numbers<int>(ProductSections.FirstRows);
        _log = new MappedLog(log, decoder, file.Numbers<LogPlace>(ProductSections.LogPlaces));
        _decoded = new Decoded?[Math.Min(DecodedSlots, Count)];
        Rows = VectorSections.Read(file, dimensions);
        Words = new Lazy<WordSegment>(() => WordSections.Read(file));
        Columns = ColumnSections.Read(file, Ids);
        Completions = new Lazy<IReadOnlyDictionary<string, int>>(() => WordSections.ReadCompletions(file));
    }

    /// <summary>How much of the log it stands for.</summary>
    public CommittedMark Covers { get; }

    /// <summary>In their order.</summary>
    public TextTable Ids { get; }

    public int Count => Ids.Count;

    /// <summary>The vectors of its products one after the other, quantized, in whole blocks.</summary>
    public QuantizedRows Rows { get; }

    public Lazy<WordSegment> Words { get; }

    public StoredColumns Columns { get; }

    /// <summary>How many products have each word that completes a phrase.</summary>
    public Lazy<IReadOnlyDictionary<string, int>> Completions { get; }

    private MappedLog Log => _log ?? throw new InvalidOperationException("Nothing is stored.");

    /// <summary>What stands for a generation whose whole log has to be read.</summary>
    public static StoredSnapshot None(int dimensions) => new(dimensions);

    /// <summary>Whether so little of a log is covered that another snapshot should be written.</summary>
    public static bool IsOutgrown(long log, long covered) => log - covered > Math.Max(LeastTail, log / LogsPerTail);

    public (int First, int Count) RowsOf(int place)
    {
        var firsts = _firstRows.Span;
        return (firsts[place], firsts[place + 1] - firsts[place]);
    }

    public LogPlace LogPlaceOf(int place) => Log.PlaceOf(place);

    public IndexEntry Entry(int place)
    {
        ref var slot = ref _decoded[place % _decoded.Length];
        if (slot is not { } known || known.Place != place)
            slot = known = new Decoded(place, Log.Entry(place));
        return known.Entry;
    }

    /// <summary>The vector of an image, to the bit as it was written.</summary>
    public void CopyVector(int place, int image, Span<float> vector) => Log.CopyVector(place, image, vector);

    private sealed record Decoded(int Place, IndexEntry Entry);
}
