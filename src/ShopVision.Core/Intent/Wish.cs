namespace ShopVision.Core.Intent;

/// <summary>
/// A value that the words ask for, or ask not to have, on one axis. The span is where it stands in the text, in UTF-16
/// units from <paramref name="Start"/> up to but not including <paramref name="End"/>.
/// </summary>
public sealed record Wish(string Axis, string Value, bool IsWanted, int Start, int End);
