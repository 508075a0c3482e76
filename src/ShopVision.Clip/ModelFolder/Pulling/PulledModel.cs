namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>A model that was fetched, found to be readable and put in its place.</summary>
public sealed record PulledModel(ClipModel Model, IReadOnlyList<PulledFile> Files);
