namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// What a <c>snapshot</c> file says of itself: which commits of which generation it covers, how words were read for it, and where its
/// sections lie.
/// </summary>
internal sealed record SnapshotContents(
    string Generation, CommittedMark Covers, string Language, int Analysis, IReadOnlyList<SnapshotSection> Sections);
