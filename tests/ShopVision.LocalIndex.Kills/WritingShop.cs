using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Kills;

/// <summary>Does the steps to an index, with a writer that stays open as long as it may.</summary>
internal sealed class WritingShop(KilledShop shop, LocalProductIndex index)
{
    private const int RebuildBatch = 50;

    private IIndexWriter? _writer;

    public async Task StepAsync(CancellationToken cancellationToken)
    {
        switch (shop.Next())
        {
            case RebuildStep:
                await RebuildAsync(cancellationToken);
                break;
            case PruneStep:
                await index.PruneAsync(keep: 1, cancellationToken);
                break;
            case CompactStep:
                await CloseAsync();
                await index.CompactAsync(onlyIfItPays: false, cancellationToken);
                break;
            case UpsertStep upsert:
                await (await WriterAsync(cancellationToken)).UpsertAsync(upsert.Entries, cancellationToken);
                break;
            case PatchStep patch:
                await (await WriterAsync(cancellationToken)).PatchAsync(patch.Patches, cancellationToken);
                break;
            case DeleteStep delete:
                await (await WriterAsync(cancellationToken)).DeleteAsync(delete.Ids, cancellationToken);
                break;
        }
    }

    private async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await CloseAsync();
        _writer = await index.OpenAsync(GenerationTarget.New(KilledShop.Model), cancellationToken);
        foreach (var batch in shop.Entries.Chunk(RebuildBatch))
            await _writer.UpsertAsync(batch, cancellationToken);
        await _writer.PublishAsync(cancellationToken);
    }

    private async Task CloseAsync()
    {
        if (_writer is not null)
            await _writer.DisposeAsync();
        _writer = null;
    }

    private async Task<IIndexWriter> WriterAsync(CancellationToken cancellationToken) =>
        _writer ??= await index.OpenAsync(GenerationTarget.Current(KilledShop.Model), cancellationToken);
}
