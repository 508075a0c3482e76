using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
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

    private static readonly JsonSerializerOptions Serializer = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    [Fact]
    public void A_product_is_written_as_a_serializer_would_and_read_as_it_was_written()
    {
        Assert.DoesNotContain(typeof(Product).GetProperties(), property => property.GetValue(Full) is null);

        AssertSame(Full);
        AssertSame(new Product { Id = "1" });
    }

    [Fact]
    public void Pictures_are_read_as_they_were_written()
    {
        var images = Some.Entry(Full, Some.Embedding(1), Some.Embedding(2)).Images;

        var read = StoredProductReader.ReadPictures(new StoredProductJson().Of(images));

        Assert.Equal(images.Select(image => image with { Embedding = null }), read);
    }

    [Fact]
    public void What_a_later_version_adds_is_passed_over()
    {
        var later = JsonNode.Parse(Written(Full))!;
        later["later"] = new JsonObject { ["id"] = 1 };
        later["product"]!["later"] = new JsonArray(1, new JsonObject { ["title"] = 2 });

        var (product, digest) = StoredProductReader.ReadProduct(Encoding.UTF8.GetBytes(later.ToJsonString()));

        Assert.Equal((Serialized(Full), "digest"), (Serialized(product), digest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"product":{"id":"1","title":"","attributes":{}}}""")]
    [InlineData("""{"digest":"d"}""")]
    [InlineData("""{"product":{"title":"","attributes":{}},"digest":"d"}""")]
    [InlineData("""{"product":{"id":null,"title":"","attributes":{}},"digest":"d"}""")]
    [InlineData("""{"product":{"id":"1","title":"","attributes":{"color":"red"}},"digest":"d"}""")]
    [InlineData("""{"product":{"id":"1","title":"","attributes":{},"category":["a",1]},"digest":"d"}""")]
    [InlineData("""{"product":{"id":"1","title":"","attributes":{},"images":[1]},"digest":"d"}""")]
    [InlineData("""{"product":{"id":"1","title":"","attributes":{},"price":{"amount":"1","currency":"EUR"}},"digest":"d"}""")]
    [InlineData("""{"product":{"id":"1","title":"","attributes":{},"price":{"amount":1}},"digest":"d"}""")]
    [InlineData("""{"product":{"id":"1","title":"","attributes":{},"inStock":"yes"},"digest":"d"}""")]
    [InlineData("""{"product":{"id":"1","title":"","attributes":{},"addedAt":"soon"},"digest":"d"}""")]
    [InlineData("""{"product":{"id":"1","title":"","attri""")]
    public void What_is_no_product_is_refused(string text) =>
        Assert.ThrowsAny<JsonException>(() => StoredProductReader.ReadProduct(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"source":"a"}]""")]
    [InlineData("""[{"source":"a","digest":"d"}""")]
    public void What_is_no_list_of_pictures_is_refused(string text) =>
        Assert.ThrowsAny<JsonException>(() => StoredProductReader.ReadPictures(Encoding.UTF8.GetBytes(text)));

    private static void AssertSame(Product product)
    {
        var written = Written(product);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Serialized(product)), JsonNode.Parse(written)!["product"]), written);
        var (read, digest) = StoredProductReader.ReadProduct(Encoding.UTF8.GetBytes(written));
        Assert.Equal((Serialized(product), "digest"), (Serialized(read), digest));
    }

    private static string Written(Product product) => Encoding.UTF8.GetString(new StoredProductJson().Of(product, [.. product.Attributes], "digest"));

    private static string Serialized(Product product) => JsonSerializer.Serialize(product, Serializer);
}
