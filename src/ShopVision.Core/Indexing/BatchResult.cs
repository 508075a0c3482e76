using ShopVision.Core.Errors;

namespace ShopVision.Core.Indexing;

/// <summary>How many items of a batch were done, and why the others were not.</summary>
public sealed record BatchResult(int Succeeded, IReadOnlyList<Failure> Failures);
