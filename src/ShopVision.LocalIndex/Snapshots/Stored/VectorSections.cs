using ShopVision.LocalIndex.Storage;
using ShopVision.LocalIndex.Vectors;

namespace ShopVision.LocalIndex.Snapshots.Stored;

/// <summary>
/// The sections of quantized vectors: rows in the order of products and of their pictures, in blocks of which each has a checksum of its
/// own, so that each is checked when it is first scanned.
/// </summary>
internal static class VectorSections
{
    private const string Rows = "rows";
    private const string Scales = "row-scales";

    public static void Write(Snapshot snapshot, SnapshotFileWriter file)
    {
        var rows = snapshot.Vectors;
        var scales = new List<float>();
        var at = file.Begin(QuantizedRows.RowsPerBlock * rows.Stride);
        for (var place = 0; place < snapshot.Products.Count; place++)
        {
            var (first, count) = snapshot.Products.RowsOf(place);
            for (var row = first; row < first + count; row++)
            {
                file.Add(rows.Row(row));
                scales.Add(rows.ScaleOf(row));
            }
        }

        file.End(Rows, at);
        file.Numbers<float>(Scales, scales.ToArray());
    }

    public static QuantizedRows Read(SnapshotFile file, int dimensions)
    {
        var stride = QuantizedRows.StrideOf(dimensions);
        var (rows, scales) = (file.Section(Rows), file.Numbers<float>(Scales));
        var blocks = new CheckedBlocks(file, Rows, QuantizedRows.RowsPerBlock * stride);
        return QuantizedRows.Of(dimensions, Enumerable.Range(0, (scales.Length + QuantizedRows.RowsPerBlock - 1) / QuantizedRows.RowsPerBlock).Select(block =>
        {
            var first = block * QuantizedRows.RowsPerBlock;
            var ofRows = scales[first..Math.Min(first + QuantizedRows.RowsPerBlock, scales.Length)].ToArray();
            var (at, length) = ((long)first * stride, ofRows.Length * stride);
            return new QuantizedBlock(file.Bytes, rows.At + at, ofRows, stride, () => blocks.Check(at, length));
        }));
    }
}
