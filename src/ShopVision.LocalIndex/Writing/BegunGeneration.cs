using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Writing;

/// <summary>A generation that was never published, as the writer that goes on with it finds it.</summary>
internal static class BegunGeneration
{
    /// <summary>
    /// Commits every record that is whole, up to the first that is not, and gives what they come to. Null where it is another model's,
    /// or of another version, or damaged in what is not its log: then it is worth nothing.
    /// </summary>
    public static Holdings? Recover(GenerationFolder generation, IndexModel model)
    {
        try
        {
            return generation.ReadHeader().ToModel() == model ? Recover(generation, model.Dimensions) : null;
        }
        catch (ShopVisionException fault) when (fault.Code == ErrorCode.IndexDamaged || fault.Code == ErrorCode.IndexVersionUnsupported)
        {
            return null;
        }
    }

    private static Holdings Recover(GenerationFolder generation, int dimensions)
    {
        var (holdings, length, mark) = (new Holdings(), 0L, generation.ReadMark());
        using var log = generation.OpenLog();
        try
        {
            // From the beginning, whatever was committed: what is counted is counted over all of it.
            foreach (var record in generation.ReadLog(dimensions).Read(0, log.Length))
            {
                holdings.Apply(record);
                length = record.At + record.Bytes;
            }
        }
        catch (ShopVisionException fault) when (fault.Code == ErrorCode.IndexDamaged)
        {
            // The writer was killed in the midst of a record, or the power was cut before all of them were on the disk.
        }

        log.Cut(length);
        log.Sync();
        generation.WriteMark(new CommittedMark(length, mark.Revision + 1, holdings.Products, holdings.Images));
        return holdings;
    }
}
