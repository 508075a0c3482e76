using ShopVision.Contracts;
using ShopVision.Contracts.Recalling;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Snapshots.Stored;

public sealed class SnapshotDamageTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task Any_byte_that_is_another_is_damage_that_names_the_file_or_fills_a_gap_that_nobody_reads()
    {
        var (file, content) = await WriteAsync();
        var expected = await AnswersAsync();
        var contents = SnapshotFile.Read(file, MappedFile.Of(content))!.Contents;
        var tableAt = (contents.Sections[^1].At + contents.Sections[^1].Length + SnapshotFile.Alignment - 1) / SnapshotFile.Alignment * SnapshotFile.Alignment;

        for (var at = 0; at < content.Length; at++)
        {
            var damaged = content.ToArray();
            damaged[at] ^= 1;
            await File.WriteAllBytesAsync(file, damaged, Workspace.Cancellation);
            if (at < SnapshotFile.HeadSize || at >= tableAt || contents.Sections.Any(section => at >= section.At && at < section.At + section.Length))
                await AssertDamagedAsync(file, $"byte {at}");
            else
                Assert.Equal(expected, await AnswersAsync());
        }
    }

    [Fact]
    public async Task Verifying_finds_any_byte_that_is_not_what_the_log_comes_to()
    {
        var (file, content) = await WriteAsync();
        Assert.Null(Assert.Single(await _index.Open().VerifyAsync(Workspace.Cancellation)).Fault);

        for (var at = 0; at < content.Length; at += 13)
        {
            content[at] ^= 1;
            await File.WriteAllBytesAsync(file, content, Workspace.Cancellation);
            content[at] ^= 1;
            var fault = Assert.Single(await _index.Open().VerifyAsync(Workspace.Cancellation)).Fault;
            Assert.Contains($"'{file}'", fault?.Message ?? $"byte {at} is not missed", StringComparison.Ordinal);
        }

        await File.WriteAllBytesAsync(file, [.. content, 0], Workspace.Cancellation);
        Assert.NotNull(Assert.Single(await _index.Open().VerifyAsync(Workspace.Cancellation)).Fault);
    }

    [Fact]
    public async Task A_file_cut_short_anywhere_is_damage_that_names_it_and_an_empty_one_is_none()
    {
        var (file, content) = await WriteAsync();
        var expected = await AnswersAsync();

        for (var length = content.Length - 1; length > 0; length -= 7)
        {
            await File.WriteAllBytesAsync(file, content[..length], Workspace.Cancellation);
            await AssertDamagedAsync(file, $"length {length}");
        }

        await File.WriteAllBytesAsync(file, [], Workspace.Cancellation);
        Assert.Equal(expected, await AnswersAsync());
    }

    [Fact]
    public async Task Without_the_file_the_answers_are_the_same()
    {
        var (file, _) = await WriteAsync();
        var expected = await AnswersAsync();
        File.Delete(file);

        Assert.Equal(expected, await AnswersAsync());
    }

    [Fact]
    public async Task A_damaged_record_of_the_log_is_found_before_it_is_used()
    {
        await WriteAsync();
        var log = Path.Combine(_index.Published, "log");
        var content = await File.ReadAllBytesAsync(log, Workspace.Cancellation);
        for (var at = 0; at < content.Length; at++)
        {
            content[at] ^= 0x10;
            await File.WriteAllBytesAsync(log, content, Workspace.Cancellation);
            await AssertDamagedAsync(log, $"byte {at}");
            content[at] ^= 0x10;
        }
    }

    [Fact]
    public async Task Damage_that_one_of_several_threads_finds_is_told_as_any_other()
    {
        // So many that scans share the work.
        const int dimensions = 512;
        var catalog = new VectorCatalogs(vectors: 10_000, queries: 3).Clustered(dimensions);
        await Recall.FillAsync(_index.Open(), catalog, Workspace.Cancellation);
        var file = Path.Combine(_index.Published, "snapshot");
        var content = await File.ReadAllBytesAsync(file, Workspace.Cancellation);
        content[content.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, content, Workspace.Cancellation);
        IndexQuery[] queries = [.. catalog.Queries.Select(query => new IndexQuery { Vector = new VectorLeg(query) })];

        foreach (var ask in (Func<Task>[])
        [
            () => _index.Open().SearchAsync(queries[0], Workspace.Cancellation),
            () => _index.Open().SearchManyAsync(queries, Workspace.Cancellation),
        ])
            Assert.Equal(ErrorCode.IndexDamaged, (await Assert.ThrowsAsync<ShopVisionException>(ask)).Code);
    }

    private async Task<(string File, byte[] Content)> WriteAsync()
    {
        await using (var writer = await _index.OpenNewAsync())
        {
            await writer.UpsertAsync(
                [
                    Some.Entry(
                        Some.Product("1", "Wool coat", "blue", "Clothing", "Coats") with
                        {
                            Brand = "Acme", GroupId = "g", Price = new Price(5, "EUR"), InStock = true, AddedAt = DateTimeOffset.UnixEpoch,
                        },
                        Some.Axis(0), Some.Axis(1)),
                    Some.Entry(Some.Product("2", "Lamp")),
                ],
                Workspace.Cancellation);
            await writer.PatchAsync([new ProductPatch(Some.Product("2", "Desk lamp"), "patched")], Workspace.Cancellation);
            await writer.PublishAsync(Workspace.Cancellation);
        }

        var file = Path.Combine(_index.Published, "snapshot");
        return (file, await File.ReadAllBytesAsync(file, Workspace.Cancellation));
    }

    private async Task AssertDamagedAsync(string file, string what)
    {
        var fault = await Record.ExceptionAsync(AnswersAsync) as ShopVisionException;
        Assert.True(fault?.Code == ErrorCode.IndexDamaged && fault.Message.Contains($"'{file}'", StringComparison.Ordinal), $"With {what}: {fault?.Message ?? "no fault"}");
    }

    /// <summary>To questions which together need all that the file holds.</summary>
    private async Task<string> AnswersAsync()
    {
        var index = _index.Open();
        var page = await index.SearchAsync(
            new IndexQuery
            {
                Vector = new VectorLeg(Some.Axis(1)),
                Lexical = new LexicalLeg("coat"),
                Filters = new FilterSet(new Dictionary<string, FieldFilter> { [Fields.Category] = new ValuesFilter(["coats"]) }),
                Facets = [.. Fields.All, Axes.Color],
                PriceBuckets = 2,
            },
            Workspace.Cancellation);
        var listed = await index.SearchAsync(new IndexQuery(), Workspace.Cancellation);
        string[] hits = [.. page.Hits.Concat(listed.Hits).Select(hit => $"{hit.Entry.Product.Id} {hit.Entry.Product.Title} {hit.VectorScore} {hit.LexicalScore} {hit.ImageIndex}")];
        string[] facets = [.. page.Facets.OrderBy(facet => facet.Key).SelectMany(facet => facet.Value).Select(value => $"{value}")];
        return string.Join('\n', [.. hits, .. facets, .. page.Prices.Select(prices => $"{prices.Currency} {prices.Buckets.Count}"), .. await index.SuggestAsync("co", Workspace.Cancellation)]);
    }
}
