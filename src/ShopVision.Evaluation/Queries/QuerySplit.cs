namespace ShopVision.Evaluation.Queries;

/// <summary>
/// Which products ask: settings are chosen on one half and reported on the other. Products of both halves stand in the gallery.
/// </summary>
public enum QuerySplit
{
    All,
    Even,
    Odd,
}
