using ShopVision.Core.Errors;
using ShopVision.LocalIndex.Snapshots.Stored;
using ShopVision.LocalIndex.Writing;

namespace ShopVision.LocalIndex.Storage;

/// <summary>Reads every committed byte of a generation, counts again what it holds, and makes its snapshot once more.</summary>
internal static class GenerationVerifier
{
    /// <summary>Null where the generation was pruned meanwhile.</summary>
    public static GenerationCheck? Verify(GenerationFolder generation, bool isPublished)
    {
        try
        {
            var mark = generation.ReadMark();
            Count(generation, mark);
            StoredSnapshotVerifier.Verify(generation, mark);
            return new GenerationCheck(generation.Id, isPublished, mark.Products, mark.Images, mark.Length, Fault: null);
        }
        catch (ShopVisionException fault) when (fault.Code == ErrorCode.IndexDamaged || fault.Code == ErrorCode.IndexVersionUnsupported)
        {
            return new GenerationCheck(generation.Id, isPublished, 0, 0, 0, new Failure(generation.Id, fault.Code, fault.Message));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            if (!generation.Exists && !isPublished)
                return null;
            var fault = IndexFaults.Damaged(generation.Path, 0, "the generation or a file of it is missing", exception);
            return new GenerationCheck(generation.Id, isPublished, 0, 0, 0, new Failure(generation.Id, fault.Code, fault.Message));
        }
    }

    private static void Count(GenerationFolder generation, CommittedMark mark)
    {
        var holdings = new Holdings();
        foreach (var record in generation.ReadLog(generation.ReadHeader().Dimensions).Read(0, mark.Length))
            switch (record)
            {
                case UpsertRecord { Entry: var entry }:
                    holdings.Put(entry.Product.Id, entry.Images.Count);
                    break;
                case DeleteRecord { Id: var id }:
                    holdings.Remove(id);
                    break;
                case PatchRecord { Patch.Product.Id: var id } when !holdings.Contains(id):
                    throw IndexFaults.Damaged(generation.LogPath, 0, $"it patches the product '{id}', which it does not hold");
            }

        if ((holdings.Products, holdings.Images) != (mark.Products, mark.Images))
            throw IndexFaults.Damaged(
                generation.LogPath, mark.Length,
                $"it comes to {holdings.Products} products with {holdings.Images} images, but {mark.Products} with {mark.Images} were committed");
    }
}
