using System.Text.Json;

namespace ShopVision.Ingestion.Changes;

/// <summary>One change of one product; the fields are named as in a feed of JSON lines, and null for a deletion.</summary>
public sealed record ProductEdit(ProductOperation Operation, string Id, JsonElement? Fields = null);
