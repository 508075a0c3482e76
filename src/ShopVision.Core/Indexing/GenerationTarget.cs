namespace ShopVision.Core.Indexing;

/// <summary>What a writer writes to: the published generation in place, or a new one beside it.</summary>
public sealed record GenerationTarget
{
    private GenerationTarget(IndexModel model, bool isNew, string? purpose) => (Model, IsNew, Purpose) = (model, isNew, purpose);

    public IndexModel Model { get; }

    public bool IsNew { get; }

    /// <summary>What a new generation is made for, such as a run's id; null where it is to leave nothing unless it is published.</summary>
    public string? Purpose { get; }

    /// <summary>The published generation: changes show as they are committed.</summary>
    public static GenerationTarget Current(IndexModel model) => new(model, isNew: false, purpose: null);

    /// <summary>
    /// A generation that nobody sees before it is published. It is empty, unless the last writer that was opened had the same
    /// <paramref name="purpose"/> and model and ended, in whatever way, without publishing: then it goes on with what that one wrote.
    /// </summary>
    public static GenerationTarget New(IndexModel model, string? purpose = null) => new(model, isNew: true, purpose);
}
