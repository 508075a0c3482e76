using Microsoft.AspNetCore.Http.HttpResults;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Core.Searching;

namespace ShopVision.Server.Products;

internal static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/products").WithTags("Products");
        group.MapGet("", List).WithName("listProducts").WithSummary("The catalog, in the order of the ids.");
        group.MapGet("/{id}", Get).WithName("getProduct").WithSummary("One product with all its pictures.");
        group.MapGet("/{id}/similar", Similar).WithName("similarProducts").WithSummary("Products that look alike.");
        group.MapGet("/{id}/images/{image:int}", Image).WithName("productImage")
            .WithSummary("A picture as JPEG; a width asks for a smaller one, in the next of a few sizes.")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg");
    }

    private static async Task<Ok<SearchResponse>> List(
        SearchService search, CancellationToken cancellationToken, int limit = SearchRequest.DefaultLimit, int offset = 0, string? cursor = null, string? sort = null) =>
        TypedResults.Ok(await search.SearchAsync(new SearchRequest { ListsAll = true, Limit = limit, Offset = offset, Cursor = cursor, Sort = SortNames.Parse(sort) }, cancellationToken));

    private static async Task<Ok<ProductDocument>> Get(string id, HttpContext context, IProductIndex index, CancellationToken cancellationToken) =>
        TypedResults.Ok(ProductDocument.Of(await FindAsync(index, ProductPath.Id(context, id), cancellationToken)));

    private static async Task<Ok<SearchResponse>> Similar(
        string id, HttpContext context, SearchService search, CancellationToken cancellationToken, int limit = SearchRequest.DefaultLimit, int offset = 0, string? cursor = null, string? sort = null) =>
        TypedResults.Ok(await search.SearchAsync(new SearchRequest { ProductIds = [ProductPath.Id(context, id)], Limit = limit, Offset = offset, Cursor = cursor, Sort = SortNames.Parse(sort) }, cancellationToken));

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Image(
        string id, int image, HttpContext context, IProductIndex index, ThumbnailCache thumbnails, CancellationToken cancellationToken, int? width = null)
    {
        var entry = await FindAsync(index, ProductPath.Id(context, id), cancellationToken);
        if (image < 0 || image >= entry.Images.Count)
            throw new ShopVisionException(ErrorCode.ImageNotFound, $"Product '{entry.Product.Id}' has {entry.Images.Count} pictures, counted from 0; found {image}.");
        var digest = entry.Images[image].ContentDigest;
        var step = ThumbnailCache.WidthStep(width);
        var jpeg = await thumbnails.GetAsync(digest, step, cancellationToken)
            ?? throw new ShopVisionException(ErrorCode.ImageNotFound, $"The picture of product '{entry.Product.Id}' is not in the data folder. Ingest the product again.");

        // A product may get another picture under the same address, so copies are short-lived and checked by their digest.
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.File(jpeg, "image/jpeg", entityTag: new($"\"{digest[..Math.Min(32, digest.Length)]}-{step}\""));
    }

    private static async Task<IndexEntry> FindAsync(IProductIndex index, string id, CancellationToken cancellationToken) =>
        await index.GetAsync([id], withVectors: false, cancellationToken) is [var entry]
            ? entry
            : throw new ShopVisionException(ErrorCode.ProductNotFound, $"Expected the id of a product in the catalog, found '{id}'.");
}
