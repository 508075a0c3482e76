namespace ShopVision.Evaluation.Truths;

/// <summary>What is known to be true of one product, by axis; an axis that the file leaves open is not there.</summary>
public sealed record TrueProduct(string Id, IReadOnlyDictionary<string, string> Values);
