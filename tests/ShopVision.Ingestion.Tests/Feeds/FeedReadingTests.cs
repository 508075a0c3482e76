using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Feeds.Columns;

namespace ShopVision.Ingestion.Tests.Feeds;

public sealed class FeedReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_csv_is_read_with_quotes_line_breaks_and_a_byte_order_mark()
    {
        var feed = await ReadAsync("feed.csv", "\uFEFF\"id\",image,title\r\n1,1.jpg,\"A \"\"fine\"\" shirt,\nwhite\"\r\n\r\n2, \"2.jpg\" ,Mug\r\n");

        Assert.Equal(["A \"fine\" shirt,\nwhite", "Mug"], feed.Products.Select(product => product.Product.Title));
        Assert.Equal([2L, 5L], feed.Products.Select(product => product.Line));
    }

    [Fact]
    public async Task A_csv_with_semicolons_is_read()
    {
        var feed = await ReadAsync("feed.csv", "id;image;price\n1;1.jpg;49,90\n");

        Assert.Equal(49.9m, feed.Products[0].Product.Price!.Value.Amount);
    }

    [Fact]
    public async Task A_date_is_read_as_UTC_and_one_that_is_not_clear_is_a_refusal()
    {
        var feed = await ReadAsync("feed.csv", "id,image,date added\n1,1.jpg,2026-11-21\n2,2.jpg,21.11.2026\n");

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), Assert.Single(feed.Products).Product.AddedAt);
        Assert.Contains("21.11.2026", Assert.Single(feed.Refusals).Message);
    }

    [Fact]
    public async Task A_tsv_keeps_its_empty_cells()
    {
        var feed = await ReadAsync("feed.tsv", "id\ttitle\timage link\n1\t\t1.jpg\n");

        Assert.Equal(("", "1.jpg"), (feed.Products[0].Product.Title, feed.Products[0].Product.Images[0].Source));
    }

    [Fact]
    public async Task Json_lines_are_read_with_numbers_booleans_arrays_and_objects()
    {
        var feed = await ReadAsync("feed.jsonl", """
            {"id": 17, "title": "Runner", "category": ["Shoes", "Sneakers"], "price": {"amount": 49.90, "currency": "EUR"}, "inStock": true}

            {"sku": "18", "images": ["a;b.jpg", "c.jpg"], "attributes": {"colour": ["blue", "navy"], "title": "kept apart"}, "brand": null}
            """);

        var (runner, other) = (feed.Products[0].Product, feed.Products[1].Product);
        Assert.Equal(("17", new Price(49.90m, "EUR"), true), (runner.Id, runner.Price!.Value, runner.InStock!.Value));
        Assert.Equal(["Shoes", "Sneakers"], runner.Category);
        Assert.Equal(["a;b.jpg", "c.jpg"], other.Images);
        Assert.Equal(["blue", "navy"], other.Attributes[Axes.Color]);
        Assert.Equal(["kept apart"], other.Attributes["title"]);
        Assert.Equal(("18", 3L), (other.Id, feed.Products[1].Line));
    }

    [Theory]
    [InlineData("""{"id": 1, "images": ["a;1|2.jpg"]}""")]
    [InlineData("""{"id": 1, "images": [{"url": "a;1|2.jpg"}]}""")]
    [InlineData("""{"id": 1, "image": {"url": "a;1|2.jpg"}}""")]
    [InlineData("""{"id": 1, "images": ["a;1|2.jpg", null]}""")]
    public async Task A_list_in_JSON_stays_as_it_stands_also_where_it_has_one_picture(string line)
    {
        var feed = await ReadAsync("feed.jsonl", line);

        Assert.Equal(["a;1|2.jpg"], feed.Products[0].Product.Images);
    }

    [Fact]
    public async Task A_text_in_JSON_is_split_as_in_other_feeds()
    {
        var feed = await ReadAsync("feed.jsonl", """{"id": 1, "image": "a.jpg|b.jpg"}""");

        Assert.Equal(["a.jpg", "b.jpg"], feed.Products[0].Product.Images);
    }

    [Theory]
    [InlineData("""{"id": 1, "images": [{"url": "b.jpg", "role": "lifestyle"}, "a.jpg", null, {"url": "c.jpg", "role": "Swatch", "alt": "red"}]}""", null)]
    [InlineData("""{"id": 1, "photos": [{"url": "b.jpg", "role": "lifestyle"}, {"url": "a.jpg"}, {"url": "c.jpg", "role": "swatch"}]}""", "id=id,image=photos")]
    [InlineData("""{"id": 1, "image": {"url": "a.jpg", "role": null}, "images": {"lifestyle": "b.jpg", "swatch": ["c.jpg"]}}""", null)]
    [InlineData("""{"id": 1, "image": {"url": "a.jpg"}, "lifestyleImage": "b.jpg", "file": {"role": "swatch", "url": "c.jpg"}}""", null)]
    public async Task Pictures_in_JSON_may_say_their_role(string line, string? map)
    {
        var feed = await ReadAsync("feed.jsonl", line, map);

        var product = Assert.Single(feed.Products).Product;
        Assert.Equal(["a.jpg", new("b.jpg", ImageRole.Lifestyle), new("c.jpg", ImageRole.Swatch)], product.Images);
        Assert.Empty(product.Attributes);
    }

    [Theory]
    [InlineData("""[{"url": "b.jpg", "role": "hero"}]""", "'images' holds a picture with the role \"hero\". Expected 'product', 'lifestyle' or 'swatch'.")]
    [InlineData("""{"url": "b.jpg", "role": ["swatch"]}""", "role [\"swatch\"]")]
    [InlineData("""[{"url": {"large": "b.jpg"}}]""", "Expected its address as a text")]
    [InlineData("""["a.jpg", {"url": "b.jpg"}, {"src": "c.jpg"}]""", "Expected its address as a text")]
    public async Task A_picture_in_JSON_that_is_not_understood_refuses_its_product(string images, string reason)
    {
        var feed = await ReadAsync("feed.jsonl", $$"""{"id": 1, "images": {{images}}}""");

        Assert.Contains(reason, Assert.Single(feed.Refusals).Message, StringComparison.Ordinal);
        Assert.Empty(feed.Products);
    }

    [Fact]
    public async Task An_object_with_a_url_that_is_no_picture_stays_what_it_was()
    {
        var feed = await ReadAsync("feed.jsonl", """{"id": 1, "image": "a.jpg", "maker": {"name": "Acme", "url": "https://acme.example"}}""");

        Assert.Equal(["https://acme.example"], feed.Products[0].Product.Attributes["maker.url"]);
    }

    [Theory]
    [InlineData("{\"id\": \"1\", \"image\": \"1.jpg\"}\n")]
    [InlineData("id\timage\n1\t1.jpg\n")]
    [InlineData("id,image\n1,1.jpg\n")]
    [InlineData("\n\nid;image\n1;1.jpg\n")]
    public async Task Without_a_known_extension_the_first_line_tells_the_format(string content)
    {
        var feed = await ReadAsync("feed.txt", content);

        Assert.Equal("1.jpg", feed.Products[0].Product.Images[0].Source);
    }

    [Theory]
    [InlineData("<catalog><product/></catalog>")]
    [InlineData("[{\"id\": 1}]")]
    [InlineData("nothing to see")]
    public async Task A_format_that_is_not_known_is_refused_with_those_that_are(string content)
    {
        var fault = await FaultAsync("feed.data", content);

        Assert.Equal(ErrorCode.FeedFormatUnknown, fault.Code);
        Assert.Contains("google-xml", fault.Message);
    }

    [Theory]
    [InlineData("feed.csv", "<!doctype html><html><title>Please log in</title></html>", "web page")]
    [InlineData("feed.xml", "\n<HTML><body/></HTML>", "web page")]
    [InlineData("feed.csv", "", "empty")]
    [InlineData("feed.data", "\n \n", "empty")]
    public async Task What_is_no_feed_at_all_is_called_what_it_is_whatever_its_name(string name, string content, string what)
    {
        var fault = await FaultAsync(name, content);

        Assert.Equal(ErrorCode.FeedInvalid, fault.Code);
        Assert.Contains(what, fault.Message);
    }

    [Theory]
    [InlineData("id,image,title\n1,1.jpg,a\n2,2.jpg,\"never closed\n3,3.jpg,c\n", "line 3", "never closed")]
    [InlineData("id,image,title\n1,1.jpg,\"a\" b\n", "line 2", "Double every quote")]
    [InlineData("id,image,title\n1,1.jpg,\"a\n2,2.jpg,\"b\"\n", "line 2", "Double every quote")]
    public async Task Broken_quoting_is_refused_with_its_line_and_the_remedy(string content, string line, string remedy)
    {
        var fault = await FaultAsync("feed.csv", content);

        Assert.Equal(ErrorCode.FeedInvalid, fault.Code);
        Assert.Contains(line, fault.Message);
        Assert.Contains(remedy, fault.Message);
    }

    [Fact]
    public async Task An_inch_mark_is_not_broken_quoting()
    {
        var feed = await ReadAsync("feed.csv", "id,image,title\n1,1.jpg,Screen 27\" black\n");

        Assert.Equal("Screen 27\" black", feed.Products[0].Product.Title);
    }

    [Fact]
    public async Task A_row_with_more_values_than_columns_is_refused_and_one_with_fewer_is_read()
    {
        var feed = await ReadAsync("feed.csv", "id,image,title\n1,1.jpg,Shirt, white\n2,2.jpg\n3,3.jpg,Mug,,\n");

        var refusal = Assert.Single(feed.Refusals);
        Assert.Equal((2L, "1", ErrorCode.ProductInvalid), (refusal.Line, refusal.ProductId, refusal.Code));
        Assert.Contains("4 values", refusal.Message);
        Assert.Equal(["2", "3"], feed.Products.Select(product => product.Product.Id));
    }

    [Theory]
    [InlineData("feed.csv", "id,image,title\n1,1.jpg,ok\n2,2.jpg,\"two\nl\u00EFnes\"\n", "Line 4 ")]
    [InlineData("feed.csv", "id,image,t\u00EFtle\n1,1.jpg,ok\n", "Line 1 ")]
    [InlineData("feed.jsonl", "{\"id\": 1, \"image\": \"a\"}\n{\"id\": 2, \"image\": \"\u00EF\"}\n", "Line 2 ")]
    public async Task Text_that_is_not_utf8_is_refused_with_its_line(string name, string content, string line)
    {
        File.WriteAllBytes(_folder.File(name), Encoding.Latin1.GetBytes(content));

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync(_folder.File(name)));

        Assert.Equal(ErrorCode.FeedInvalid, fault.Code);
        Assert.Contains(line, fault.Message);
    }

    [Theory]
    [InlineData("{\"id\": 1, \"image\": \"a\"}\n{\"id\": 2, \"im", "Line 2 is broken")]
    [InlineData("{\"id\": 1}\n[1, 2]\n", "Line 2 holds a JSON array")]
    public async Task A_line_that_is_no_json_object_is_refused(string content, string what)
    {
        var fault = await FaultAsync("feed.jsonl", content);

        Assert.Equal(ErrorCode.FeedInvalid, fault.Code);
        Assert.Contains(what, fault.Message);
    }

    [Fact]
    public async Task A_json_value_that_is_not_understood_refuses_its_product_alone()
    {
        var feed = await ReadAsync("feed.jsonl", """
            {"id": 1, "image": "1.jpg", "sizes": [{"eu": 42}]}
            {"id": 2, "image": "2.jpg", "title": "half a pair: \ud800"}
            {"id": 3, "image": "3.jpg"}
            """);

        Assert.Equal([(1L, "1"), (2L, "2")], feed.Refusals.Select(refusal => (refusal.Line, refusal.ProductId!)));
        Assert.Contains("'sizes'", feed.Refusals[0].Message);
        Assert.Single(feed.Products);
    }

    [Fact]
    public async Task Rows_without_an_id_or_with_a_used_one_are_refused_and_the_first_stands()
    {
        var feed = await ReadAsync("feed.csv", "id,image,title\n1,1.jpg,first\n,2.jpg,nameless\nNA,3.jpg,no id\n1,4.jpg,second\n");

        Assert.Equal("first", Assert.Single(feed.Products).Product.Title);
        Assert.Equal(
            [(3L, ErrorCode.ProductInvalid), (4L, ErrorCode.ProductInvalid), (5L, ErrorCode.ProductDuplicate)],
            feed.Refusals.Select(refusal => (refusal.Line, refusal.Code)));
        Assert.Contains("Line 2", feed.Refusals[2].Message);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_no_web_address_can_hold_is_refused(string id)
    {
        var feed = await ReadAsync("feed.csv", $"id,image\n{id},1.jpg\n2,2.jpg\n");

        Assert.Equal(ErrorCode.ProductInvalid, Assert.Single(feed.Refusals).Code);
        Assert.Equal("2", Assert.Single(feed.Products).Product.Id);
    }

    [Theory]
    [InlineData("49,900,00,x", "price")]
    [InlineData("1.299", "price")]
    public async Task A_price_that_is_none_or_could_be_two_refuses_its_product(string price, string word)
    {
        var feed = await ReadAsync("feed.csv", $"id;image;price\n1;1.jpg;{price}\n");

        Assert.Contains(word, Assert.Single(feed.Refusals).Message);
    }

    [Fact]
    public async Task A_feed_that_is_not_there_is_named()
    {
        var missing = await Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync(_folder.File("none.csv")));
        var folder = await Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync(_folder.Path));

        Assert.Equal((ErrorCode.FeedMissing, ErrorCode.FeedMissing), (missing.Code, folder.Code));
        Assert.Contains("none.csv", missing.Message);
    }

    private Task<Feed> ReadAsync(string name, string content, string? map = null) => ReadAsync(_folder.Write(name, content), map is null ? null : ColumnMap.Parse(map));

    private static async Task<Feed> ReadAsync(string path, ColumnMap? map = null)
    {
        await using var document = await FeedDocument.OpenAsync(path, FeedOptions.Default with { Columns = map }, TestContext.Current.CancellationToken);
        return await Feed.ReadAsync(document);
    }

    private Task<ShopVisionException> FaultAsync(string name, string content) =>
        Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync(name, content));
}
