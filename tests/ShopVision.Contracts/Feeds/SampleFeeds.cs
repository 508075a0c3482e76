namespace ShopVision.Contracts.Feeds;

/// <summary>A small feed of each format, with what makes each hard to read: seeds for mutations.</summary>
public static class SampleFeeds
{
    public static IReadOnlyList<(string Name, string Content)> All { get; } =
    [
        ("feed.csv", "id,image,title,price\n1,1.jpg,\"A \"\"fine\"\" shirt,\nwhite\",\"1.299,00 €\"\r\n2,2.jpg|b.jpg,Mug,5\n"),
        ("feed.tsv", "\uFEFFid\timage\ttitle\tavailability\n1\t1.jpg\t\"a\tb\"\tin stock\n2\t2.jpg\tMug\t0\n"),
        ("feed.jsonl", "{\"id\": 1, \"image\": [\"a\", \"b\"], \"price\": {\"amount\": 1e3}, \"attributes\": {\"color\": \"\\u00e9\"}}\n{\"id\": \"2\", \"image\": null}\n{\"id\": 3, \"images\": [\"a\", {\"url\": \"b\", \"role\": \"swatch\"}]}\n"),
        ("feed.data", "id;image\n1;1.jpg\n"),
        ("google.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel><item><g:id>1</g:id><title><![CDATA[a & <b>b</b>]]></title>"
            + "<g:additional_image_link>https://a/1,2.jpg</g:additional_image_link><g:price>9.90 EUR</g:price><g:sale_price>8 EUR</g:sale_price>"
            + "<g:sale_price_effective_date>2026-01-01T00:00-0800/2027-01-01</g:sale_price_effective_date><g:product_detail><g:attribute_name>n</g:attribute_name>"
            + "<g:attribute_value>v</g:attribute_value></g:product_detail></item><entry><id>2</id><link href=\"https://a/\"/></entry></channel></rss>"),
        ("google.txt", "id\ttitle\tlink\timage link\tavailability\tproduct type\tproduct detail\n1\tA\thttps://a\thttps://a/1.jpg\tin stock\tA, B > C, D > E\tG:N:V,G:M:W,x\n"),
        ("shopify.csv",
            "Handle,Title,Published,Option1 Name,Option1 Value,Variant Price,Variant Compare At Price,Image Src,Image Position,Variant Image,Tags\n"
            + "a,A,true,Color,Red,1.00,2.00,1.jpg,1,2.jpg,\"x, y\"\na,,,,Blue,1,,2.jpg,2,,\na,,,,,,,3.jpg,x,,\nb,B,true,Title,Default Title,3,,,,,\n"),
        ("woo.csv",
            "ID,Type,SKU,Name,Published,Sale price,Regular price,Categories,Images,Parent,Attribute 1 name,Attribute 1 value(s)\n"
            + "2,variation,B,,1,1,2,,,id:1,Color,Red\n1,variable,A,Tee,1,,,\"X > Y, Z\\, z\",\"a.jpg, b%2C.jpg\",,Color,\"Red, Blue\"\n3,simple,C,Mug,0,,5,,,,,\n"),
        ("magento.csv",
            "sku,store_view_code,attribute_set_code,product_type,categories,name,visibility,price,special_price,special_price_to_date,base_image,created_at,additional_attributes,configurable_variations\n"
            + "A-1,,Top,simple,,A,Not Visible Individually,1.0000,,,/a.jpg,\"1/2/24, 3:04 PM\",\"color=Red,note=a, b\",\n"
            + "A,,Top,configurable,\"Default Category/X/Y,Default Category/Z\",A,Catalog,2,1,12/31/26,no_selection,,,\"sku=A-1,color=Red|sku=A-2\"\n"),
        ("schema.json",
            "[{\"@type\": \"ProductGroup\", \"productGroupID\": \"g\", \"hasVariant\": [{\"@type\": \"Product\", \"sku\": \"1\", \"image\": [{\"url\": \"a\"}], \"offers\": {\"price\": 1.5}}]},"
            + "\n{\"@graph\": [{\"@id\": \"#a\", \"@type\": [\"Product\"], \"name\": {\"@value\": \"n\"}}, {\"@type\": \"ItemList\", \"itemListElement\": [{\"item\": {\"@id\": \"#a\"}}]}]}]"),
    ];
}
