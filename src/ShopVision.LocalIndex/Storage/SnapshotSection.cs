namespace ShopVision.LocalIndex.Storage;

/// <summary>A named part of a <c>snapshot</c> file, with the CRC-32C of its bytes.</summary>
internal sealed record SnapshotSection(string Name, long At, long Length, uint Crc32c);
