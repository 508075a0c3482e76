using ShopVision.LocalIndex.Storage;
using ShopVision.Core.Words;

namespace ShopVision.LocalIndex.Snapshots.Stored;

/// <summary>Writes what a state holds as a <c>snapshot</c> file. The same products of the same log give the same bytes.</summary>
internal static class StoredSnapshotWriter
{
    public static void Write(Snapshot snapshot, string language, IWrittenFile file)
    {
        var sections = new SnapshotFileWriter(file);
        ProductSections.Write(snapshot.Products, sections);
        VectorSections.Write(snapshot, sections);
        WordSections.Write(snapshot, sections);
        ColumnSections.Write(snapshot.Columns, sections);
        sections.Finish(all => new SnapshotContents(snapshot.Generation, snapshot.Mark, language, WordRules.AnalysisVersion, all));
    }
}
