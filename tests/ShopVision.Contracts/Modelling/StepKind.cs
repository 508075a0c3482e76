namespace ShopVision.Contracts.Modelling;

/// <summary>What may happen to an index.</summary>
public enum StepKind
{
    Ask,
    Get,
    Upsert,
    Patch,
    Delete,
    Rebuild,
    Abandon,
    RollBack,
    Prune,
    Reopen,
}
