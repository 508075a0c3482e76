namespace ShopVision.LocalIndex.Storage;

/// <summary>One change in a generation's log.</summary>
internal abstract record LogRecord
{
    /// <summary>Where it begins in the log.</summary>
    public long At { get; init; }

    /// <summary>How much of the log it takes.</summary>
    public int Bytes { get; init; }
}

/// <summary>A whole entry; <paramref name="Vectors"/> holds its images' vectors one after the other.</summary>
internal sealed record UpsertRecord(EntryDocument Entry, float[] Vectors) : LogRecord;

/// <summary>All of a product but its pictures.</summary>
internal sealed record PatchRecord(PatchDocument Patch) : LogRecord;

/// <summary>The end of a product.</summary>
internal sealed record DeleteRecord(string Id) : LogRecord;
