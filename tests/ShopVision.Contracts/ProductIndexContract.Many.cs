using ShopVision.Contracts.Modelling;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public async Task Many_questions_at_once_are_answered_as_one_after_the_other(int count)
    {
        var catalog = new RandomCatalog(new Random(count));
        var entries = Enumerable.Range(0, 300).Select(i => catalog.Entry($"{i}")).ToList();
        var index = await IndexOfAsync(entries);
        IndexQuery[] queries = [.. Enumerable.Range(0, count).Select(_ => catalog.Query(entries))];

        var pages = await index.SearchManyAsync(queries, Cancellation);

        Assert.Equal(count, pages.Count);
        foreach (var (query, page) in queries.Zip(pages))
        {
            var single = await index.SearchAsync(query, Cancellation);
            SamePage.Hold(single, page, query);
            Assert.Equal(IdsOf(single), IdsOf(page));
            Assert.Equal(single.Hits.Select(hit => (hit.VectorScore, hit.LexicalScore)), page.Hits.Select(hit => (hit.VectorScore, hit.LexicalScore)));
        }
    }

    [Fact]
    public async Task One_question_among_many_that_makes_no_sense_is_refused()
    {
        var index = await IndexOfAsync(Plain("1"));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => index.SearchManyAsync([All, All with { Depth = -1 }], Cancellation));
    }
}
