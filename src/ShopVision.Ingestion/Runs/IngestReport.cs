namespace ShopVision.Ingestion.Runs;

/// <summary>What a run did. The same feed over the same catalog gives the same report but for the time.</summary>
public sealed record IngestReport
{
    /// <summary>The generation that is published now.</summary>
    public required string Generation { get; init; }

    /// <summary>The model's label, as in <c>shopvision-mini@1</c>.</summary>
    public required string Model { get; init; }

    public required ProductCounts Products { get; init; }

    public required ImageCounts Images { get; init; }

    /// <summary>In the order of the feed's lines.</summary>
    public required IReadOnlyList<IngestRefusal> Refusals { get; init; }

    /// <summary>What the new model changes; null but for a rebuild with another model.</summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>Null where nothing was looked for.</summary>
    public NearDuplicates? Duplicates { get; init; }

    public required TimeSpan Elapsed { get; init; }
}

/// <summary>
/// Products by what became of them; <paramref name="WithoutImages"/> counts those, among the first three, that have no usable
/// picture and are found by words alone.
/// </summary>
public sealed record ProductCounts(int Added, int Changed, int Unchanged, int Removed, int Refused, int WithoutImages);

/// <summary>Pictures of the feed by what became of them; <paramref name="FromCache"/> had an embedding but not in this product.</summary>
public sealed record ImageCounts(int Embedded, int FromCache, int Unchanged, int Refused);
