namespace ShopVision.Evaluation.Truths;

/// <summary>What people say of the products: the measure that a model never sees. Values compare without regard to case.</summary>
public sealed record Truth(string Source, IReadOnlyList<string> Axes, IReadOnlyDictionary<string, TrueProduct> ById)
{
    /// <summary>Reads a CSV file (or TSV, by its extension); throws <c>truth-invalid</c>.</summary>
    public static Truth Read(string path, TruthColumns? columns = null) => new TruthReader(path, columns ?? new TruthColumns()).Read();
}
