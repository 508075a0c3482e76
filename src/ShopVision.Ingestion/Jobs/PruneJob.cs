using System.Text.Json;
using ShopVision.Core.Images;
using ShopVision.Core.Indexing;
using ShopVision.Core.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>
/// Deletes what nobody needs any more: generations, ended runs and, where no generation is kept for a rollback, pictures that no product
/// shows.
/// </summary>
public sealed class PruneJob(IProductIndex index, IImageStore images, IRunStore runs) : ICatalogJob
{
    public const string JobName = "prune";

    public string Name => JobName;

    public async Task<string> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var arguments = PruneArguments.Parse(context.Arguments);
        await runs.PruneAsync(arguments.KeepRuns, cancellationToken).ConfigureAwait(false);
        await index.PruneAsync(arguments.Keep, cancellationToken).ConfigureAwait(false);
        var pictures = arguments.Keep == 0 ? await PrunePicturesAsync(cancellationToken).ConfigureAwait(false) : 0;
        return JsonSerializer.Serialize(new { generationsKept = arguments.Keep, picturesDeleted = pictures }, JsonSerializerOptions.Web);
    }

    private async Task<int> PrunePicturesAsync(CancellationToken cancellationToken)
    {
        if (await index.DescribeAsync(cancellationToken).ConfigureAwait(false) is not { } description)
            return 0;
        // With a writer open no other run brings pictures that no product shows yet.
        await using var writer = await index.OpenAsync(GenerationTarget.Current(description.Published.Model), cancellationToken).ConfigureAwait(false);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in index.ExportAsync(withVectors: false, cancellationToken).ConfigureAwait(false))
            shown.UnionWith(entry.Images.Select(image => image.ContentDigest));
        return await images.KeepAsync(shown, cancellationToken).ConfigureAwait(false);
    }
}
