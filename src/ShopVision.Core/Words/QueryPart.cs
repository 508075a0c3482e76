namespace ShopVision.Core.Words;

/// <summary>A part of a query, in all the ways to say it: a product counts by the one that fits it best.</summary>
public sealed record QueryPart(IReadOnlyList<Wording> Wordings)
{
    /// <summary>A slip of the keyboard is sought only in a single word that no synonym explains, and never in one that was joined from several.</summary>
    public bool MayBeMistyped { get; init; }
}
