using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Core.Images;
using ShopVision.Core.Indexing;
using ShopVision.Core.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>
/// Checks that a catalog is what it should be: every product can be read, every picture has a vector of the model's length and can be shown,
/// and there are as many as the index says; <paramref name="verifyStorage"/> tells what an index finds wrong with what it stores. Problems
/// are the run's refusals, and end it with <c>index-damaged</c>.
/// </summary>
public sealed class VerifyIndexJob(IProductIndex index, IImageStore images, Func<CancellationToken, Task<IReadOnlyList<string>>> verifyStorage) : ICatalogJob
{
    public const string JobName = "verify";

    // Stored floats of a unit vector come back as they were; this allows for indexes that round.
    private const float MostDeviation = 0.01f;

    public string Name => JobName;

    public async Task<string> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var problems = (await verifyStorage(cancellationToken).ConfigureAwait(false)).Select(problem => Problem(null, null, problem)).ToList();
        var published = (await index.DescribeAsync(cancellationToken).ConfigureAwait(false))?.Published
            ?? throw new ShopVisionException(ErrorCode.IndexMissing, "Expected a published catalog to verify, found none. Ingest a feed first.");
        long products = 0, pictures = 0;
        await foreach (var entry in index.ExportAsync(withVectors: true, cancellationToken).ConfigureAwait(false))
        {
            context.Report(new RunProgress("verifying", ++products, published.Products));
            pictures += entry.Images.Count;
            foreach (var image in entry.Images)
                if (await FindAsync(image, published.Model.Dimensions, cancellationToken).ConfigureAwait(false) is { } found)
                    problems.Add(Problem(entry.Product.Id, image.Source, found));
        }

        if ((products, pictures) != (published.Products, published.Images))
            problems.Add(Problem(null, null, $"Expected {published.Products} products with {published.Images} pictures, found {products} with {pictures}."));
        context.Refuse(problems);
        return problems.Count == 0
            ? JsonSerializer.Serialize(new { products, images = pictures }, JsonSerializerOptions.Web)
            : throw new ShopVisionException(
                ErrorCode.IndexDamaged, $"Expected a catalog without fault, found {problems.Count}, the first: {problems[0].Message} 'shopvision runs show' has them all; a rebuild mends them.");
    }

    private async Task<string?> FindAsync(IndexedImage image, int dimensions, CancellationToken cancellationToken) =>
        image.Embedding is not { } vector ? "The picture has no vector."
        : vector.Dimensions != dimensions ? $"Expected a vector of {dimensions} numbers, found {vector.Dimensions}."
        : !(Math.Abs(vector.Dot(vector) - 1) < MostDeviation) ? $"Expected a vector of length 1, found {Math.Sqrt(vector.Dot(vector)):0.###}."
        : !await images.ContainsAsync(image.ContentDigest, cancellationToken).ConfigureAwait(false) ? $"The picture {image.ContentDigest} cannot be shown: it is not in the store."
        : null;

    private static RunRefusal Problem(string? product, string? image, string message) => new(0, product, image, ErrorCode.IndexDamaged.Name, message, IsTransient: false);
}
