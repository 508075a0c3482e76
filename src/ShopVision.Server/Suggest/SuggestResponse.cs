namespace ShopVision.Server.Suggest;

/// <summary>Whole texts to search for, best first.</summary>
internal sealed record SuggestResponse(IReadOnlyList<string> Suggestions);
