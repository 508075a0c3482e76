namespace ShopVision.Contracts.Nightly;

/// <summary>A product as a shop has it; <paramref name="Picture"/> is the path of its picture on the shop's server.</summary>
public sealed record ShopProduct(string Id, string Title, string Category, decimal Price, string Picture);
