namespace ShopVision.Ingestion.Runs.Planning;

/// <summary>What a run has to do, known before it does any of it. What needs nothing is counted already.</summary>
internal sealed class CatalogPlan(ProductSpool work) : IDisposable
{
    /// <summary>The products that are new, have changed, or whose pictures may have.</summary>
    public ProductSpool Work { get; } = work;

    /// <summary>What the catalog has and is to have no more.</summary>
    public List<string> Vanished { get; } = [];

    /// <summary>How many products there are to bring the catalog to.</summary>
    public int Usable { get; set; }

    public int New { get; set; }

    /// <summary>Of those that are indexed: other words, other picture paths.</summary>
    public int Changed { get; set; }

    /// <summary>How many pictures the work names.</summary>
    public long Pictures { get; set; }

    /// <summary>Why the first picture cannot be read; null where there is none that can not.</summary>
    public string? FirstObstacle { get; set; }

    /// <summary>Whether any picture may be read.</summary>
    public bool HasReadablePicture { get; set; }

    public void Dispose() => Work.Dispose();
}
