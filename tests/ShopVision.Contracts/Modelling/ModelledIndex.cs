using System.Diagnostics;
using ShopVision.Core.Errors;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts.Modelling;

/// <summary>An index beside dictionaries that should hold the same, one for each generation that is kept.</summary>
public sealed class ModelledIndex(IProductIndex index, Func<IProductIndex, Task<IProductIndex>> reopen)
{
    private const int Ids = 120;

    private static readonly IndexModel Model = IndexModel.Of(Some.Model);
    private static readonly TimeSpan VisibleWithin = TimeSpan.FromSeconds(5);

    // In the order in which they were made.
    private readonly List<Generation> _generations = [];
    private IProductIndex _index = index;
    private Generation _published = new("", []);

    public Task BeginAsync(CancellationToken cancellationToken) => RebuildAsync([], cancellationToken);

    public Task TakeAsync(Step step, CancellationToken cancellationToken)
    {
        var random = new Random(step.Seed);
        var catalog = new RandomCatalog(random);
        string[] ids = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => $"{random.Next(Ids)}").Distinct()];
        return step.Kind switch
        {
            StepKind.Ask => AskAsync(catalog.Query([.. _published.Entries.Values]), cancellationToken),
            StepKind.Get => HoldAsync(ids, cancellationToken),
            StepKind.Upsert => UpsertAsync([.. ids.Select(catalog.Entry)], cancellationToken),
            StepKind.Patch => PatchAsync([.. ids.Select(id => new ProductPatch(catalog.Product(id), $"digest-{random.Next()}"))], cancellationToken),
            StepKind.Delete => DeleteAsync(ids, cancellationToken),
            StepKind.Rebuild => RebuildAsync([.. ids.Select(catalog.Entry)], cancellationToken),
            StepKind.Abandon => AbandonAsync([.. ids.Select(catalog.Entry)], cancellationToken),
            StepKind.RollBack => RollBackAsync(catalog.Pick(_generations), cancellationToken),
            StepKind.Prune => PruneAsync(random.Next(4), cancellationToken),
            StepKind.Reopen => ReopenAsync(),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a known kind of step."),
        };
    }

    private async Task AskAsync(IndexQuery query, CancellationToken cancellationToken) =>
        SamePage.Hold(new BruteForceIndex([.. _published.Entries.Values]).Search(query), await _index.SearchAsync(query, cancellationToken), query);

    private async Task HoldAsync(string[] ids, CancellationToken cancellationToken)
    {
        var found = await _index.GetAsync(ids, withVectors: true, cancellationToken);
        var expected = ids.Where(_published.Entries.ContainsKey).Select(id => _published.Entries[id]).ToList();
        Assert.Equal(expected.Select(Written), found.Select(Written));
        var published = (await _index.DescribeAsync(cancellationToken))!.Published;
        Assert.Equal((_published.Id, _published.Entries.Count), (published.Id, published.Products));
    }

    private async Task UpsertAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellationToken)
    {
        await using (var writer = await _index.OpenAsync(GenerationTarget.Current(Model), cancellationToken))
            Assert.Equal(entries.Count, (await writer.UpsertAsync(entries, cancellationToken)).Succeeded);
        foreach (var entry in entries)
            _published.Entries[entry.Product.Id] = entry;
        await SeenAsync([.. entries.Select(entry => entry.Product.Id)], cancellationToken);
    }

    private async Task PatchAsync(IReadOnlyList<ProductPatch> patches, CancellationToken cancellationToken)
    {
        string[] ids = [.. patches.Select(patch => patch.Product.Id)];
        await using (var writer = await _index.OpenAsync(GenerationTarget.Current(Model), cancellationToken))
        {
            var result = await writer.PatchAsync(patches, cancellationToken);
            Assert.Equal(
                ids.Where(id => !_published.Entries.ContainsKey(id)).Select(id => (id, ErrorCode.ProductNotFound)),
                result.Failures.Select(failure => (failure.ItemId, failure.Code)));
        }

        foreach (var patch in patches)
            if (_published.Entries.TryGetValue(patch.Product.Id, out var entry))
                _published.Entries[patch.Product.Id] = entry with { Product = patch.Product, ProductDigest = patch.ProductDigest };
        await SeenAsync(ids, cancellationToken);
    }

    private async Task DeleteAsync(string[] ids, CancellationToken cancellationToken)
    {
        await using (var writer = await _index.OpenAsync(GenerationTarget.Current(Model), cancellationToken))
            Assert.Equal(ids.Length, (await writer.DeleteAsync(ids, cancellationToken)).Succeeded);
        foreach (var id in ids)
            _published.Entries.Remove(id);
        await SeenAsync(ids, cancellationToken);
    }

    private async Task RebuildAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellationToken)
    {
        await using var writer = await _index.OpenAsync(GenerationTarget.New(Model), cancellationToken);
        await writer.UpsertAsync(entries, cancellationToken);
        await writer.PublishAsync(cancellationToken);
        _published = new Generation(writer.Generation, entries.ToDictionary(entry => entry.Product.Id));
        _generations.Add(_published);
    }

    private async Task AbandonAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellationToken)
    {
        await using var writer = await _index.OpenAsync(GenerationTarget.New(Model), cancellationToken);
        await writer.UpsertAsync(entries, cancellationToken);
    }

    private async Task RollBackAsync(Generation generation, CancellationToken cancellationToken)
    {
        await _index.RollBackAsync(generation.Id, cancellationToken);
        _published = generation;
    }

    private async Task PruneAsync(int keep, CancellationToken cancellationToken)
    {
        await _index.PruneAsync(keep, cancellationToken);
        var others = _generations.Where(generation => generation != _published).ToList();
        _generations.RemoveAll(others.SkipLast(keep).Contains);
        var description = (await _index.DescribeAsync(cancellationToken))!;
        Assert.Equal(_published.Id, description.Published.Id);
        Assert.Equal(_generations.Count - 1, description.Others.Count);
    }

    private async Task ReopenAsync() => _index = await reopen(_index);

    /// <summary>Changes of the current generation may take a moment to be seen.</summary>
    private async Task SeenAsync(string[] ids, CancellationToken cancellationToken)
    {
        var query = new IndexQuery { Filters = new FilterSet(new Dictionary<string, FieldFilter> { [Fields.Id] = new ValuesFilter(ids) }) };
        string[] expected = [.. ids.Where(_published.Entries.ContainsKey).Select(id => _published.Entries[id].ProductDigest).Order()];
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(20, cancellationToken))
        {
            var found = (await _index.SearchAsync(query, cancellationToken)).Hits.Select(hit => hit.Entry.ProductDigest).Order();
            if (found.SequenceEqual(expected))
                return;
            Assert.True(waited.Elapsed < VisibleWithin, $"The change of {string.Join(", ", ids)} was not visible after {waited.Elapsed.TotalSeconds:0.0} s.");
        }
    }

    private static string Written(IndexEntry entry) =>
        $"{entry.Product.Id} {entry.Product.Title} {entry.ProductDigest} {entry.Product.Price} {string.Join(' ', entry.Images.Select(Written))}";

    private static string Written(IndexedImage image) => $"{image.Source} {image.ContentDigest} {image.Embedding!.Values[0]:0.0000}";

    private sealed record Generation(string Id, Dictionary<string, IndexEntry> Entries);
}
