namespace ShopVision.Core.Indexing;

/// <summary>What a writer writes to: the published generation in place, or a new one beside it.</summary>
public sealed record GenerationTarget
{
    private GenerationTarget(IndexModel model, bool isNew) => (Model, IsNew) = (model, isNew);

    public IndexModel Model { get; }

    public bool IsNew { get; }

    /// <summary>The published generation: changes show as they are committed.</summary>
    public static GenerationTarget Current(IndexModel model) => new(model, isNew: false);

    /// <summary>An empty generation that nobody sees before it is published.</summary>
    public static GenerationTarget New(IndexModel model) => new(model, isNew: true);
}
