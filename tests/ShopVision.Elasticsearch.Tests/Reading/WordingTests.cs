using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Tests.Faults;

namespace ShopVision.Elasticsearch.Tests.Reading;

public sealed class WordingTests(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("blakc", "1")]
    [InlineData("blck", "1,2")]
    [InlineData("umbrela", "3")]
    [InlineData("umbraella black", "1,3")]
    [InlineData("handkerchiff", "4")]
    [InlineData("hendkerchiff", "4")]
    public async Task A_word_that_no_product_has_finds_those_that_it_may_be_a_slip_of(string typed, string found) => Assert.Equal(found.Split(','), await FindAsync(typed));

    [Theory]
    [InlineData("black", "1")]
    [InlineData("bleck", "2")]
    [InlineData("lack", "")]
    [InlineData("cat", "")]
    [InlineData("xl12", "")]
    public async Task A_word_is_no_slip_where_a_product_has_it_or_too_little_is_right(string typed, string found) =>
        Assert.Equal(found.Split(',', StringSplitOptions.RemoveEmptyEntries), await FindAsync(typed));

    [Fact]
    public async Task A_rare_synonym_does_not_outweigh_what_was_typed()
    {
        var products = Enumerable.Range(0, 20).Select(number => Some.Product($"{number}", number == 0 ? "couch" : number < 15 ? "sofa" : "lamp")).ToArray();

        var page = await SearchAsync(products, "sofa", new WordOptions { Synonyms = "sofa, couch" });

        Assert.Equal(15, page.Total);
        Assert.Equal("0", page.Hits[^1].Entry.Product.Id);
        Assert.InRange(page.Hits[^1].LexicalScore!.Value / page.Hits[0].LexicalScore!.Value, 0.85, 0.95);
    }

    private async Task<IEnumerable<string>> FindAsync(string typed)
    {
        Product[] products =
            [Some.Product("1", "black dog-lead"), Some.Product("2", "bleck"), Some.Product("3", "umbrella"), Some.Product("4", "handkerchief"), Some.Product("5", "do xl13")];
        return (await SearchAsync(products, typed, new WordOptions())).Hits.Select(hit => hit.Entry.Product.Id).Order(StringComparer.Ordinal);
    }

    private async Task<SearchPage> SearchAsync(Product[] products, string words, WordOptions rules)
    {
        await using var made = new TestIndex(await server.OptionsAsync() with { Words = rules });
        await using (var writer = await made.Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
        {
            await writer.UpsertAsync([.. products.Select(product => Some.Entry(product, Some.Embedding(1)))], Cancellation);
            await writer.PublishAsync(Cancellation);
        }

        return await made.Index.SearchAsync(new IndexQuery { Lexical = new LexicalLeg(words), Depth = 50 }, Cancellation);
    }
}
