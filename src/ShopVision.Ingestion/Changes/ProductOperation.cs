namespace ShopVision.Ingestion.Changes;

/// <summary>What is to become of one product.</summary>
public enum ProductOperation
{
    /// <summary>It is what is said of it, and nothing else, whether there was one or not.</summary>
    Upsert,

    /// <summary>What is said of it changes; the rest and its pictures stay.</summary>
    Patch,

    Delete,
}
