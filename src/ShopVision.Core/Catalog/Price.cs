namespace ShopVision.Core.Catalog;

/// <summary>An amount in a currency; <paramref name="Currency"/> is the ISO 4217 code, or empty where the feed names none.</summary>
public readonly record struct Price(decimal Amount, string Currency);
