using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Indexing;

/// <summary>What is wrong with an entry that any writer was given; null where nothing is.</summary>
public static class EntryChecks
{
    public static Failure? Check(IndexEntry entry, IndexModel model)
    {
        if (Check(entry.Product) is { } failure)
            return failure;
        for (var image = 0; image < entry.Images.Count; image++)
        {
            var embedding = entry.Images[image].Embedding;
            if (embedding is null)
                return new Failure(
                    entry.Product.Id, ErrorCode.ProductInvalid,
                    $"Expected a vector for image {image} ('{entry.Images[image].Source}'), found none.");
            if (embedding.Dimensions != model.Dimensions)
                return new Failure(
                    entry.Product.Id, ErrorCode.ModelMismatch,
                    $"Expected vectors of {model.Dimensions} dimensions ('{model.Label}'), "
                    + $"found {embedding.Dimensions} for image {image}.");
        }

        return null;
    }

    public static Failure? Check(Product product) =>
        string.IsNullOrWhiteSpace(product.Id)
            ? new Failure(product.Id, ErrorCode.ProductInvalid, "Expected a product with an id, found none.")
            : null;

    public static Failure NotHeld(string id) => new(
        id, ErrorCode.ProductNotFound,
        "Expected a product of the index to patch, found none with this id. Upsert it with its images.");
}
