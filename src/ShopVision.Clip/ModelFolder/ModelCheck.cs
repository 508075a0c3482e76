namespace ShopVision.Clip.ModelFolder;

/// <summary>One thing that was checked of a model, and what was found.</summary>
public sealed record ModelCheck(string Name, bool Passed, string Detail);
