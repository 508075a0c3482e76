using System.Collections.Immutable;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests.Storage.Simulated;

/// <summary>
/// Everything that writes to an index, once and in order, with what a reader must find: what was acknowledged, or that with the
/// one call that was under way.
/// </summary>
internal sealed class CatalogScript(SimulatedDisk disk)
{
    public const string Folder = "/shop/index";

    private readonly SortedDictionary<string, IndexEntry> _written = new(StringComparer.Ordinal);

    public LocalProductIndex Index { get; } = Open(disk);

    public Catalog Acknowledged { get; private set; } = Catalog.None;

    public Catalog Attempted { get; private set; } = Catalog.None;

    public static LocalProductIndex Open(SimulatedDisk disk) =>
        LocalProductIndex.Open(disk, Folder, new LocalIndexOptions { RefreshInterval = TimeSpan.Zero }, new ManualTime(), AtOnce);

    public async Task RunAsync()
    {
        var first = await RebuildAsync(["1", "2", "3"], isPublished: true);
        await using (var writer = await Index.OpenAsync(GenerationTarget.Current(Workspace.Model), Workspace.Cancellation))
        {
            await UpsertAsync(writer, "2", "4");
            await PatchAsync(writer, "1");
            await DeleteAsync(writer, "3");
            await UpsertAsync(writer, "3");
        }

        await RebuildAsync(["5", "6"], isPublished: true);
        await RebuildAsync(["never seen"], isPublished: false);
        await RollBackAsync(first);
        await using (var writer = await Index.OpenAsync(GenerationTarget.Current(Workspace.Model), Workspace.Cancellation))
            await UpsertAsync(writer, "7");
        await CompactAsync();
        await RebuildAsync(["8"], isPublished: true, isWrittenAfter: false);
        await RebuildAsync(["9"], isPublished: true, isWrittenAfter: false);
        await PruneAsync(keep: 1);
    }

    /// <summary>A simulated disk serves one thread at a time, and counts its calls.</summary>
    private static Task AtOnce(Action work)
    {
        work();
        return Task.CompletedTask;
    }

    private async Task<string> RebuildAsync(string[] ids, bool isPublished, bool isWrittenAfter = true)
    {
        await using var writer = await Index.OpenAsync(GenerationTarget.New(Workspace.Model), Workspace.Cancellation);
        var replaced = _written.Values.ToArray();
        _written.Clear();
        await UpsertAsync(writer, ids);
        await PatchAsync(writer, ids[0]);
        if (isPublished)
        {
            await StepAsync(
                Acknowledged.With(writer.Generation, Catalog.Content(_written.Values)) with { Published = writer.Generation },
                () => writer.PublishAsync(Workspace.Cancellation));
            if (isWrittenAfter)
                await UpsertAsync(writer, "late");
        }
        else
        {
            _written.Clear();
            foreach (var entry in replaced)
                _written[entry.Product.Id] = entry;
        }

        return writer.Generation;
    }

    private Task UpsertAsync(IIndexWriter writer, params string[] ids)
    {
        IndexEntry[] entries = [.. ids.Select((id, i) => Some.Entry(Some.Product(id), [.. Vectors(id, i)]))];
        foreach (var entry in entries)
            _written[entry.Product.Id] = entry;
        return CommitAsync(writer, () => writer.UpsertAsync(entries, Workspace.Cancellation));
    }

    private Task PatchAsync(IIndexWriter writer, string id)
    {
        var patch = new ProductPatch(Some.Product(id, $"patched {id}"), $"digest-of-patched-{id}");
        _written[id] = _written[id] with { Product = patch.Product, ProductDigest = patch.ProductDigest };
        return CommitAsync(writer, () => writer.PatchAsync([patch], Workspace.Cancellation));
    }

    private Task DeleteAsync(IIndexWriter writer, string id)
    {
        _written.Remove(id);
        return CommitAsync(writer, () => writer.DeleteAsync([id], Workspace.Cancellation));
    }

    /// <summary>Until it is published, nobody sees what is written to a generation.</summary>
    private Task CommitAsync(IIndexWriter writer, Func<Task> commit) => StepAsync(
        writer.Generation == Acknowledged.Published ? Acknowledged.With(writer.Generation, Catalog.Content(_written.Values)) : Acknowledged,
        commit);

    private async Task RollBackAsync(string generation)
    {
        await StepAsync(Acknowledged with { Published = generation }, () => Index.RollBackAsync(generation, Workspace.Cancellation));
        _written.Clear();
        await foreach (var entry in Index.ExportAsync(withVectors: true, Workspace.Cancellation))
            _written[entry.Product.Id] = entry;
    }

    /// <summary>The original may still be kept when the copy is published.</summary>
    private async Task CompactAsync()
    {
        var (original, content) = (Acknowledged.Published!, Acknowledged.Served!);
        Attempted = Acknowledged.With(Catalog.Unnamed, content) with { Published = Catalog.Unnamed };
        await Index.CompactAsync(onlyIfItPays: false, Workspace.Cancellation);
        var copy = (await Index.DescribeAsync(Workspace.Cancellation))!.Published.Id;
        Acknowledged = new Catalog(copy, Acknowledged.Generations.Remove(original).Add(copy, content));
    }

    private Task PruneAsync(int keep)
    {
        var kept = Acknowledged.Generations.Keys.Where(generation => generation != Acknowledged.Published).OrderDescending(StringComparer.Ordinal).Take(keep)
            .Append(Acknowledged.Published!).ToHashSet();
        return StepAsync(
            Acknowledged with { Generations = Acknowledged.Generations.Where(generation => kept.Contains(generation.Key)).ToImmutableSortedDictionary() },
            () => Index.PruneAsync(keep, Workspace.Cancellation));
    }

    private async Task StepAsync(Catalog next, Func<Task> call)
    {
        Attempted = next;
        await call();
        Acknowledged = next;
    }

    private static IEnumerable<Embedding> Vectors(string id, int images) =>
        Enumerable.Range(0, images).Select(image => Some.Axis((id.Length + image) % Some.Dimensions));
}
