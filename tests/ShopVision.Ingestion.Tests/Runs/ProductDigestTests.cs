using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

public sealed class ProductDigestTests
{
    private static readonly Product Shirt = Some.Product("1", "Shirt", "red", "Apparel", "Shirts") with { Price = new Price(49.9m, "EUR") };

    [Fact]
    public void The_form_is_frozen_because_a_new_one_changes_every_product_of_every_catalog() =>
        Assert.Equal("f21c9275bc8cec3b33a7a0215aef2e8809d5afc0e86be301f2a01249d17e8920", ProductDigest.Of(Shirt).ToString());

    [Fact]
    public void Roles_of_pictures_are_in_it_and_that_form_is_frozen_too() => Assert.Equal(
        "38a658ae7cffc44eb96f54518e03acfa2e23bcaf79a9a6e323307fa74954e808", ProductDigest.Of(Shirt with { Images = [.. Shirt.Images, new("room.jpg", ImageRole.Lifestyle), new("red.jpg", ImageRole.Swatch)] }).ToString());

    [Fact]
    public void The_way_an_amount_is_written_does_not_matter() =>
        Assert.Equal(ProductDigest.Of(Shirt), ProductDigest.Of(Shirt with { Price = new Price(49.900m, "EUR") }));

    [Fact]
    public void The_order_of_attributes_does_not_matter()
    {
        string[] names = ["color", "material"];

        Assert.Equal(ProductDigest.Of(With(names)), ProductDigest.Of(With(names.Reverse())));

        static Product With(IEnumerable<string> names) =>
            Shirt with { Attributes = names.ToDictionary(name => name, name => (IReadOnlyList<string>)[name]) };
    }

    public static TheoryData<Product> Changes =>
    [
        Shirt with { Id = "2" },
        Shirt with { GroupId = "1" },
        Shirt with { Sku = "1" },
        Shirt with { Gtin = "1" },
        Shirt with { RegularPrice = new Price(60, "EUR") },
        Shirt with { Title = "shirt" },
        Shirt with { Description = "" },
        Shirt with { Brand = "Acme" },
        Shirt with { Category = ["Apparel > Shirts"] },
        Shirt with { Price = null },
        Shirt with { Price = new Price(49.9m, "USD") },
        Shirt with { InStock = false },
        Shirt with { Url = "https://shop.example/1" },
        Shirt with { AddedAt = DateTimeOffset.UnixEpoch },
        Shirt with { Images = ["images/2.jpg"] },
        Shirt with { Images = [new(Shirt.Images[0].Source, ImageRole.Lifestyle)] },
        Shirt with { Attributes = new Dictionary<string, IReadOnlyList<string>> { ["color"] = ["red", "white"] } },
    ];

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void Every_field_matters(Product changed) => Assert.NotEqual(ProductDigest.Of(Shirt), ProductDigest.Of(changed));
}
