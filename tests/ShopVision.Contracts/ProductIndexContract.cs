using System.Diagnostics;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

/// <summary>What every <see cref="IProductIndex"/> does. An implementation inherits this and says how to make an empty one.</summary>
public abstract partial class ProductIndexContract
{
    private static readonly TimeSpan VisibleWithin = TimeSpan.FromSeconds(5);

    protected static IndexModel Model { get; } = IndexModel.Of(Some.Model);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An index of its own for one test, with nothing in it.</summary>
    protected abstract Task<IProductIndex> CreateAsync();

    /// <summary>An index that holds the entries and has published them.</summary>
    protected async Task<IProductIndex> IndexOfAsync(params IReadOnlyList<IndexEntry> entries)
    {
        var index = await CreateAsync();
        await PublishNewAsync(index, entries);
        return index;
    }

    /// <summary>The id of the new generation.</summary>
    protected static async Task<string> PublishNewAsync(IProductIndex index, params IReadOnlyList<IndexEntry> entries)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.New(Model), Cancellation);
        Assert.Empty((await writer.UpsertAsync(entries, Cancellation)).Failures);
        await writer.PublishAsync(Cancellation);
        return writer.Generation;
    }

    protected static async Task<T> ChangeAsync<T>(IProductIndex index, Func<IIndexWriter, Task<T>> change)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.Current(Model), Cancellation);
        return await change(writer);
    }

    /// <summary>Changes of the current generation may take a moment to be seen.</summary>
    protected static async Task EventuallyAsync(Func<Task<bool>> isVisible)
    {
        for (var waited = Stopwatch.StartNew(); !await isVisible(); await Task.Delay(20, Cancellation))
            Assert.True(waited.Elapsed < VisibleWithin, $"The change was not visible after {waited.Elapsed.TotalSeconds:0.0} s.");
    }

    protected static async Task<ErrorCode> CodeOfAsync(Func<Task> call) => (await Assert.ThrowsAsync<ShopVisionException>(call)).Code;

    private static async Task<string[]> IdsAsync(IProductIndex index, IndexQuery query) =>
        IdsOf(await index.SearchAsync(query, Cancellation));

    private static string[] IdsOf(SearchPage page) => [.. page.Hits.Select(hit => hit.Entry.Product.Id)];

    private static IndexQuery All { get; } = new();

    private static IndexQuery Near(int axis) => new() { Vector = new VectorLeg(Some.Axis(axis)) };

    private static IndexQuery Words(string text) => new() { Lexical = new LexicalLeg(text) };

    private static FilterSet Where(string field, FieldFilter filter) => new(new Dictionary<string, FieldFilter> { [field] = filter });

    private static FilterSet Where(string field, params string[] values) => Where(field, new ValuesFilter(values));

    private static Product Colored(string id, string color) => Some.Product(id, color: color);

    private static Product Priced(string id, decimal amount) => Some.Product(id) with { Price = new Price(amount, "EUR") };

    private static IndexEntry Plain(string id) => Some.Entry(Some.Product(id), Some.Axis(0));
}
