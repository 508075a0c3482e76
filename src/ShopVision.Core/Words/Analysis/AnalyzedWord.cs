namespace ShopVision.Core.Words.Analysis;

/// <summary>
/// A word's terms; its stem as if it were written in one, and the stems of its parts in one: "sofa-bed" is met by "sofabed" and by
/// "sofa bed", whose stems differ.
/// </summary>
public sealed record AnalyzedWord(IReadOnlyList<Term> Terms, string Stem, string PartStems);
