namespace ShopVision.Core.Searching.Paging;

/// <summary>
/// Where the next page begins. It carries all that it needs, so that any process over any index can go on with it, and nothing is
/// held for it anywhere: either the last id of a list in the order of the ids, or which products were shown already.
/// </summary>
/// <param name="Question">Tells the question that it belongs to.</param>
/// <param name="IssuedAt">When it was given, to the second.</param>
/// <param name="AfterId">Where a list in the order of the ids goes on.</param>
/// <param name="Shown">The products or groups that were shown, by <see cref="ShownKey"/>.</param>
internal sealed record SearchCursor(ulong Question, DateTimeOffset IssuedAt, string? AfterId, IReadOnlyCollection<ulong> Shown);
