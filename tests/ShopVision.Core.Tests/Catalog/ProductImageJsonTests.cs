using System.Text.Json;
using ShopVision.Core.Catalog;

namespace ShopVision.Core.Tests.Catalog;

public sealed class ProductImageJsonTests
{
    /// <summary>Frozen: indexes hold these forms, and digests are taken over them.</summary>
    public static TheoryData<ProductImage, string> Forms => new()
    {
        { new ProductImage("a.jpg"), "\"a.jpg\"" },
        { new ProductImage("a.jpg", ImageRole.Lifestyle), """{"source":"a.jpg","role":"lifestyle"}""" },
        { new ProductImage("a.jpg", ImageRole.Swatch), """{"source":"a.jpg","role":"swatch"}""" },
    };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void A_picture_is_written_in_its_frozen_form_and_read_again(ProductImage image, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(image));
        Assert.Equal(image, JsonSerializer.Deserialize<ProductImage>(json));
    }

    [Fact]
    public void What_a_later_version_says_besides_is_read_over() =>
        Assert.Equal(new ProductImage("a.jpg", ImageRole.Product), JsonSerializer.Deserialize<ProductImage>("""{"size": [1, {"w": 2}], "role": "product", "source": "a.jpg"}"""));

    [Theory]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"source": "a.jpg"}""")]
    [InlineData("""{"role": "swatch"}""")]
    [InlineData("""{"source": "a.jpg", "role": "hero"}""")]
    [InlineData("""{"source": "a.jpg", "role": 1}""")]
    [InlineData("""{"source": null, "role": "swatch"}""")]
    public void Anything_else_is_no_picture(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ProductImage>(json));

    [Fact]
    public void Swatches_are_all_that_is_not_searched()
    {
        var product = new Product { Id = "1", Images = ["a.jpg", new("b.jpg", ImageRole.Lifestyle), new("c.jpg", ImageRole.Swatch)] };

        Assert.Equal(["a.jpg", new("b.jpg", ImageRole.Lifestyle)], product.SearchableImages);
        Assert.DoesNotContain(nameof(Product.SearchableImages), JsonSerializer.Serialize(product), StringComparison.OrdinalIgnoreCase);
    }
}
