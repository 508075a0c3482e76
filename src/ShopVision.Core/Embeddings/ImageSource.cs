namespace ShopVision.Core.Embeddings;

/// <summary>An encoded picture (JPEG, PNG, …) and the name that its result will carry.</summary>
public sealed record ImageSource(string Id, ReadOnlyMemory<byte> Content);
