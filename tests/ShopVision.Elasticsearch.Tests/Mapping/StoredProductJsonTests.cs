using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Tests.Mapping;

public sealed class StoredProductJsonTests
{
    private static readonly Product Full = Some.Product("é \"1\"", "lamp") with
    {
        GroupId = "g", Sku = "s", Gtin = "4006381333931", Description = "a\nb", Brand = "b\u0001", Category = ["Light", "Lamps > more"], Price = new Price(9.90m, "EUR"),
        RegularPrice = new Price(-0.10m, ""), InStock = false, Url = "/é?a=1&b=2", AddedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)),
        Attributes = new Dictionary<string, IReadOnlyList<string>> { ["color"] = ["red", "😀"], [""] = [] },
        Images = ["a.jpg", "b.jpg", new("c.jpg", ImageRole.Lifestyle), new("d.jpg", ImageRole.Swatch)],
    };

    [Fact]
    public void What_is_written_is_what_the_serializer_writes()
    {
        Assert.DoesNotContain(typeof(Product).GetProperties(), property => property.GetValue(Full) is null);

        AssertSame(Full);
        AssertSame(new Product { Id = "1" });
    }

    [Fact]
    public void Pictures_are_read_as_they_were_written()
    {
        var written = new StoredProductJson().Of([.. Some.Entry(Full, Some.Embedding(1), Some.Embedding(2)).Images]);

        var read = JsonSerializer.Deserialize(written, StoredJson.Default.StoredPictureArray)!;

        Assert.Equal(Some.Entry(Full, Some.Embedding(1), Some.Embedding(2)).Images.Select(image => new StoredPicture(image.Source, image.ContentDigest)), read);
    }

    private static void AssertSame(Product product)
    {
        var written = Encoding.UTF8.GetString(new StoredProductJson().Of(product, [.. product.Attributes], "digest"));

        Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(new StoredProduct(product, "digest"), StoredJson.Default.StoredProduct), JsonNode.Parse(written)), written);
    }
}
