using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds.Rows;
using ShopVision.Ingestion.Fetching;

namespace ShopVision.Ingestion.Changes;

/// <summary>Reads a batch of edits that comes as a JSON array or as JSON lines, and finds at once what no run could do.</summary>
public static class EditBatchReader
{
    /// <summary>So many edits a batch has at most.</summary>
    public const int MostEdits = 1000;

    /// <summary>Throws <c>invalid-request</c> where the batch as a whole cannot be read, or is too long.</summary>
    public static async Task<EditBatch> ReadAsync(Stream body, ProductOperation operation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var edits = new List<ProductEdit>();
        var refusals = new List<EditRefusal>();
        try
        {
            var index = 0;
            await foreach (var (_, json) in new JsonValues(body, "the request").ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (index == MostEdits)
                    throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected at most {MostEdits} products in a request, found more. Send them in several.");
                using var document = JsonDocument.Parse(json);
                var (edit, refusal) = Read(index++, document.RootElement, operation, now);
                if (edit is not null)
                    edits.Add(edit);
                if (refusal is not null)
                    refusals.Add(refusal);
            }
        }
        catch (ShopVisionException fault) when (fault.Code == ErrorCode.FeedInvalid)
        {
            throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected a JSON array of products, or one a line. {fault.Message}", fault);
        }

        return new EditBatch(edits, refusals);
    }

    private static (ProductEdit? Edit, EditRefusal? Refusal) Read(int index, JsonElement item, ProductOperation operation, DateTimeOffset now)
    {
        if (operation == ProductOperation.Delete && item.ValueKind == JsonValueKind.String)
            item = JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { ["id"] = item });
        if (item.ValueKind != JsonValueKind.Object)
            return Refused(null, "Expected an object with the product's 'id'.");
        if (TryRead(item, now) is not { } fields)
            return Refused(null, "A name has half of a surrogate pair in it.");
        if (!fields.NamesId)
            return Refused(null, "Expected the product's 'id' by that name.");
        if (fields.Item.Product is not { } product)
            return Refused(fields.Item.ProductId, fields.Item.Reason);
        if (operation == ProductOperation.Delete)
            return (new ProductEdit(operation, product.Id), null);
        if (operation == ProductOperation.Patch && fields.NamesImages)
            return Refused(product.Id, "A patch keeps the pictures. Send the whole product to change them.");
        if (fields.NamesAllAttributes)
            return Refused(product.Id, "'attributes' says nothing. Name those that change: {\"attributes\": {\"color\": null}}.");
        return product.Images.Select(image => image.Source).FirstOrDefault(image => WebAddress.Read(image).Address is null) is { } image
            ? Refused(product.Id, $"Expected the address of a picture, found '{WebAddress.Shown(image)}', which {(WebAddress.IsMeant(image) ? WebAddress.Read(image).Problem : "is a path")}.")
            : (new ProductEdit(operation, product.Id, item.Clone()), null);

        (ProductEdit?, EditRefusal?) Refused(string? id, string message) => (null, new EditRefusal(index, id, ErrorCode.ProductInvalid, message));
    }

    private static EditedFields? TryRead(JsonElement item, DateTimeOffset now)
    {
        try
        {
            return EditedFields.Read(item, now);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
