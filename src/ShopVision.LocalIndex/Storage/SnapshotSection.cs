namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// A named part of a <c>snapshot</c> file, with the CRC-32C of its bytes; null where its blocks have checksums of their own
/// (<see cref="CheckedBlocks"/>).
/// </summary>
internal sealed record SnapshotSection(string Name, long At, long Length, uint? Crc32c = null);
