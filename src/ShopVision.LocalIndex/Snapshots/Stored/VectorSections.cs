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
    private const string Checksums = "block-checksums";

    public static void Write(Snapshot snapshot, SnapshotFileWriter file)
    {
        var rows = snapshot.Vectors;
        var (scales, checksums) = (new List<float>(), new List<uint>());
        var block = new byte[QuantizedRows.RowsPerBlock * rows.Stride];
        var used = 0;
        var at = file.Begin();
        for (var place = 0; place < snapshot.Products.Count; place++)
        {
            var (first, count) = snapshot.Products.RowsOf(place);
            for (var row = first; row < first + count; row++)
            {
                rows.Row(row).CopyTo(block.AsSpan(used));
                used += rows.Stride;
                scales.Add(rows.ScaleOf(row));
                if (used == block.Length)
                    EndBlock();
            }
        }

        if (used > 0)
            EndBlock();
        file.End(Rows, at);
        file.Numbers<float>(Scales, scales.ToArray());
        file.Numbers<uint>(Checksums, checksums.ToArray());

        void EndBlock()
        {
            file.Add<byte>(block.AsSpan(0, used));
            checksums.Add(Crc32C.Of(block.AsSpan(0, used)));
            used = 0;
        }
    }

    public static QuantizedRows Read(SnapshotFile file, int dimensions)
    {
        var (rows, checksums, scales) = (file.Section(Rows), file.Numbers<uint>(Checksums), file.Numbers<float>(Scales));
        var stride = QuantizedRows.StrideOf(dimensions);
        return QuantizedRows.Of(dimensions, Enumerable.Range(0, checksums.Length).Select(block =>
        {
            var first = block * QuantizedRows.RowsPerBlock;
            var ofRows = scales[first..Math.Min(first + QuantizedRows.RowsPerBlock, scales.Length)].ToArray();
            var (at, checksum) = (rows.At + ((long)first * stride), checksums.Span[block]);
            return new QuantizedBlock(file.Bytes, at, ofRows.Length * stride, ofRows, bytes => file.ThrowIfDamaged(at, bytes, checksum));
        }));
    }
}
