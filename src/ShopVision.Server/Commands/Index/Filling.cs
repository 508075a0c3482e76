using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Server.Commands.Index;

/// <summary>Fills a new generation from entries that come from elsewhere, and publishes it.</summary>
internal static class Filling
{
    private const int Batch = 1000;

    /// <summary>Throws at the first entry that the index does not take; then nothing is published.</summary>
    public static async Task FillAsync(IProductIndex index, IndexModel model, string source, IAsyncEnumerable<IndexEntry> entries, CancellationToken cancellationToken)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.New(model), cancellationToken);
        await foreach (var batch in entries.Chunk(Batch).WithCancellation(cancellationToken))
        {
            var result = await writer.UpsertAsync(batch, cancellationToken);
            if (result.Failures is [var failure, ..])
                throw new ShopVisionException(
                    failure.Code, $"The product '{failure.ItemId}' of {source} cannot be taken: {failure.Message} Nothing was published.");
        }

        await writer.PublishAsync(cancellationToken);
    }
}
