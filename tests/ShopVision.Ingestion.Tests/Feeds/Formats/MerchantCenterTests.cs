using System.Text;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Tests.Feeds.Formats;

public sealed class MerchantCenterTests : FormatTests
{
    private const string Rss = """
        <?xml version="1.0"?>
        <rss xmlns:g="http://base.google.com/ns/1.0" version="2.0">
        <channel>
        <title>Example - Online Store</title>
        <link>https://shop.example</link>
        <item>
          <g:id>TV_123456</g:id>
          <title>An RSS title</title>
          <g:title><![CDATA[LG 22LB4510 - 22" LED TV &amp; <b>remote</b>]]></g:title>
          <g:description>Attractively styled, 1080p &lt;br/&gt; resolution.</g:description>
          <g:link>https://shop.example/tv.html</g:link>
          <g:image_link>https://img.example/tv.jpg</g:image_link>
          <g:additional_image_link>https://img.example/tv-2.jpg</g:additional_image_link>
          <g:additional_image_link>https://img.example/tv-3.jpg</g:additional_image_link>
          <g:price>159.00 USD</g:price>
          <g:sale_price>129.00 USD</g:sale_price>
          <g:sale_price_effective_date>2026-11-20T00:00-0800/2026-11-30T23:59-0800</g:sale_price_effective_date>
          <g:availability>in_stock</g:availability>
          <g:shipping><g:country>US</g:country><g:price>14.95 USD</g:price></g:shipping>
          <g:gtin>71919219405200</g:gtin>
          <g:brand>LG</g:brand>
          <g:mpn>22LB4510/US</g:mpn>
          <g:google_product_category>404</g:google_product_category>
          <g:product_type>Consumer Electronics > TVs > Flat Panel TVs</g:product_type>
          <g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Screen</g:attribute_name><g:attribute_value>LED: flat</g:attribute_value></g:product_detail>
        </item>
        <item>
          <g:id>DVD-0564738</g:id>
          <g:title>Shirt</g:title>
          <g:link>https://shop.example/shirt</g:link>
          <g:image_link>https://img.example/shirt.jpg</g:image_link>
          <g:price>29.99 EUR</g:price>
          <g:sale_price>19.99 EUR</g:sale_price>
          <g:sale_price_effective_date>2026-12-01T00:00+0100/2026-12-24T23:59+0100</g:sale_price_effective_date>
          <g:availability>preorder</g:availability>
          <g:item_group_id>shirts</g:item_group_id>
          <g:color>Red/Gray</g:color>
          <g:size>X-Large</g:size>
          <g:gender>female</g:gender>
          <g:age_group>adult</g:age_group>
          <g:google_product_category>Apparel &amp; Accessories > Clothing</g:google_product_category>
        </item>
        </channel>
        </rss>
        """;

    [Fact]
    public async Task RSS_is_recognised_and_every_field_of_it_read()
    {
        var (format, items) = await ReadAsync("feed.xml", Rss);

        Assert.Equal(FeedFormat.MerchantCenterXml, format);
        Assert.Equal([6L, 27L], items.Select(item => item.Line));
        var tv = items[0].Product!;
        Assert.Equal(("TV_123456", null, "22LB4510/US", "71919219405200", "LG"), (tv.Id, tv.GroupId, tv.Sku, tv.Gtin, tv.Brand));
        Assert.Equal(("LG 22LB4510 - 22\" LED TV & remote", "Attractively styled, 1080p resolution."), (tv.Title, tv.Description));
        Assert.Equal(["Consumer Electronics", "TVs", "Flat Panel TVs"], tv.Category);
        Assert.Equal(["https://img.example/tv.jpg", "https://img.example/tv-2.jpg", "https://img.example/tv-3.jpg"], tv.Images);
        Assert.Equal(("https://shop.example/tv.html", true), (tv.Url, tv.InStock));
        Assert.Equal(["Screen"], tv.Attributes.Keys);
        Assert.Equal(["LED: flat"], tv.Attributes["Screen"]);
    }

    [Fact]
    public async Task A_sale_price_counts_within_its_period_alone()
    {
        var products = await ProductsAsync("feed.xml", Rss);

        Assert.Equal((new Price(129m, "USD"), new Price(159m, "USD")), (products[0].Price, products[0].RegularPrice!.Value));
        Assert.Equal((new Price(29.99m, "EUR"), (Price?)null), (products[1].Price!.Value, products[1].RegularPrice));
    }

    [Fact]
    public async Task Colours_and_sizes_have_their_usual_names_and_the_originals_are_kept()
    {
        var shirt = (await ProductsAsync("feed.xml", Rss))[1];

        Assert.Equal(("shirts", false), (shirt.GroupId, shirt.InStock!.Value));
        Assert.Equal(["Red", "grey"], shirt.Attributes[Axes.Color]);
        Assert.Equal(["Red/Gray"], shirt.Attributes["color_original"]);
        Assert.Equal(("XL", "X-Large"), (Said(shirt, "size"), Said(shirt, "size_original")));
        Assert.Equal(("female", "preorder"), (Said(shirt, Axes.Gender), Said(shirt, "availability")));
        Assert.Equal(["Apparel & Accessories", "Clothing"], shirt.Category);
    }

    [Fact]
    public async Task Atom_entries_are_read_and_the_feeds_own_names_go_before_Atoms()
    {
        var products = await ProductsAsync("feed.xml", """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
              <title>Store</title>
              <entry>
                <id>tag:shop.example,2026:1</id>
                <g:id>17</g:id>
                <title>Mug</title>
                <link rel="alternate" href="https://shop.example/mug"/>
                <summary>A mug.</summary>
                <g:image_link>https://img.example/mug.jpg</g:image_link>
                <g:price>1299.00 JPY</g:price>
              </entry>
            </feed>
            """);

        var mug = Assert.Single(products);
        Assert.Equal(("17", "Mug", "A mug.", "https://shop.example/mug"), (mug.Id, mug.Title, mug.Description, mug.Url));
        Assert.Equal(new Price(1299m, "JPY"), mug.Price);
    }

    [Fact]
    public async Task Text_is_read_with_its_lists_and_encoded_commas()
    {
        var (format, items) = await ReadAsync("feed.txt",
            "id\ttitle\tlink\timage link\tadditional image link\tprice\tsale price\tavailability\tproduct type\tproduct detail\tmaterial\tcolor\n"
            + "1\tJacket\thttps://shop.example/1\thttps://img.example/1.jpg\thttps://img.example/a%2Cb.jpg,https://img.example/c,d.jpg\t99.00 EUR\t79.00 EUR\tin stock\t"
            + "Apparel, Shoes > Jackets, Sale > Winter\tGeneral:Fit:slim, tight,Care:Wash:30\tcotton/wool\tOff White\n");

        Assert.Equal(FeedFormat.MerchantCenterText, format);
        var jacket = Assert.Single(items).Product!;
        Assert.Equal(["https://img.example/1.jpg", "https://img.example/a%2Cb.jpg", "https://img.example/c,d.jpg"], jacket.Images);
        Assert.Equal(["Apparel, Shoes", "Jackets"], jacket.Category);
        Assert.Equal(["slim, tight"], jacket.Attributes["Fit"]);
        Assert.Equal(["30"], jacket.Attributes["Wash"]);
        Assert.Equal(("cotton|wool", "off-white"), (Said(jacket, Axes.Material), Said(jacket, Axes.Color)));
        Assert.Equal((79m, 99m), (jacket.Price!.Value.Amount, jacket.RegularPrice!.Value.Amount));
    }

    [Fact]
    public async Task A_lifestyle_image_link_is_a_lifestyle_picture()
    {
        var (_, items) = await ReadAsync("feed.xml", """
            <rss xmlns:g="http://base.google.com/ns/1.0"><channel><item>
            <g:id>1</g:id>
            <g:lifestyle_image_link>https://img.example/room.jpg</g:lifestyle_image_link>
            <g:image_link>https://img.example/lamp.jpg</g:image_link>
            <g:additional_image_link>https://img.example/lamp-2.jpg</g:additional_image_link>
            </item></channel></rss>
            """);

        Assert.Equal(
            ["https://img.example/lamp.jpg", "https://img.example/lamp-2.jpg", new("https://img.example/room.jpg", ImageRole.Lifestyle)],
            Assert.Single(items).Product!.Images);
    }

    [Fact]
    public async Task A_product_without_an_id_or_with_a_broken_price_is_refused_alone()
    {
        var (_, items) = await ReadAsync("feed.xml", """
            <rss xmlns:g="http://base.google.com/ns/1.0"><channel>
            <item><g:title>No id</g:title></item>
            <item><g:id>2</g:id><g:price>about ten</g:price></item>
            <item><g:id>3</g:id></item>
            </channel></rss>
            """);

        Assert.Equal([(2L, FeedOutcome.Refused), (3L, FeedOutcome.Refused), (4L, FeedOutcome.Read)], items.Select(item => (item.Line, item.Outcome)));
        Assert.Contains("about ten", items[1].Reason);
    }

    [Theory]
    [InlineData("""<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel><item><id>&x;</id></item></channel></rss>""")]
    [InlineData("""<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/evil.dtd"><rss><channel/></rss>""")]
    [InlineData("<rss><channel><item><id>1</id></channel></rss>")]
    [InlineData("<rss><channel><item><id>&unknown;</id></item></channel></rss>")]
    public async Task Document_types_and_broken_XML_are_refused(string content)
    {
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync("feed.xml", content));

        Assert.Equal(ErrorCode.FeedInvalid, fault.Code);
    }

    [Fact]
    public async Task A_document_type_is_refused_in_words_for_who_writes_feeds()
    {
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync("feed.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY x \"y\">]>\n<rss><channel/></rss>"));

        Assert.Contains("Remove '<!DOCTYPE", fault.Message);
        Assert.DoesNotContain("XmlReader", fault.Message);
    }

    [Fact]
    public async Task An_item_without_an_end_is_refused_before_it_fills_the_memory()
    {
        var content = new StringBuilder("<rss><channel>\n<item><title>");
        for (var i = 0; i < 20; i++)
            content.Append('x', 1 << 20).Append('\n');

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync("feed.xml", content.ToString()));

        Assert.Contains("begins on line 2", fault.Message);
    }
}
