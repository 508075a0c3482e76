using ShopVision.Core.Words;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Snapshots.Stored;

/// <summary>Holds a <c>snapshot</c> file to the log: what it covers is read and written once more, and must come to the same bytes.</summary>
internal static class StoredSnapshotVerifier
{
    /// <summary>Throws <c>index-damaged</c>. What nobody would use is not looked at.</summary>
    public static void Verify(GenerationFolder generation, CommittedMark committed)
    {
        if (generation.ReadSnapshot() is not { Contents: var contents } file
            || contents.Analysis != WordRules.AnalysisVersion
            || contents.Covers.Length > committed.Length)
            return;
        var rules = WordRules.Of(new WordOptions { Language = contents.Language });
        var snapshot = GenerationState.OpenLog(generation, rules).Advance(contents.Covers);
        using var compared = new ComparedFile(file.Bytes, generation.SnapshotPath);
        StoredSnapshotWriter.Write(snapshot, contents.Language, compared);
        compared.ThrowIfLonger();
    }

    /// <summary>Throws where what is written is not what is there.</summary>
    private sealed class ComparedFile(MappedFile found, string path) : IWrittenFile
    {
        public long Length { get; private set; }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            var there = found.Bytes(Math.Min(offset, found.Length), (int)Math.Min(bytes.Length, Math.Max(0, found.Length - offset)));
            if (there.CommonPrefixLength(bytes) is var same && same < bytes.Length)
                throw IndexFaults.SnapshotDamaged(path, offset + same, "it is not what the log beside it comes to");
            Length = Math.Max(Length, offset + bytes.Length);
        }

        public void ThrowIfLonger()
        {
            if (Length < found.Length)
                throw IndexFaults.SnapshotDamaged(path, Length, "it goes on where it should end");
        }

        public void Cut(long length)
        {
        }

        public void Sync()
        {
        }

        public void Dispose()
        {
        }
    }
}
