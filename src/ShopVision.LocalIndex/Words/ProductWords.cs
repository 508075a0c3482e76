using ShopVision.Core.Words;

namespace ShopVision.LocalIndex.Words;

/// <summary>A product's terms, each once for every field that it stands in, by their numbers; and how many words each field has.</summary>
internal sealed record ProductWords(FieldTerm[] Terms, int[] Lengths);

/// <summary>How often a term stands in a field.</summary>
internal readonly record struct FieldTerm(int Term, WordField Field, ushort Count);
