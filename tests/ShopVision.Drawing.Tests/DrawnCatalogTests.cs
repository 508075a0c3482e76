using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;

namespace ShopVision.Drawing.Tests;

public sealed partial class DrawnCatalogTests
{
    [Fact]
    public void The_same_seed_draws_the_same_catalog() => Assert.Equal(Digest(DrawnCatalog.Draw(1)), Digest(DrawnCatalog.Draw(1)));

    /// <summary>A new digest means that every demo catalog changes: the model may read the new drawings less well.</summary>
    [Fact]
    public void The_demo_catalog_is_the_one_that_was_frozen() => Assert.Equal(FrozenDigest, Digest(DrawnCatalog.Draw(1)));

    [Fact]
    public void Another_seed_draws_another_catalog() => Assert.NotEqual(Digest(DrawnCatalog.Draw(1, 12)), Digest(DrawnCatalog.Draw(2, 12)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(120)]
    public void A_catalog_has_as_many_products_as_asked_for(int products) =>
        Assert.Equal(products, DrawnCatalog.Draw(1, products).Count);

    [Fact]
    public void A_negative_number_of_products_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DrawnCatalog.Draw(1, -1));

    [Fact]
    public void Ids_are_unique() =>
        Assert.Equal(Some.BigCatalog.Count, Some.BigCatalog.Select(product => product.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_template_is_drawn_in_a_big_catalog() => Assert.Equal(
        Templates.All.Select(template => string.Join('>', template.Category)).Order(StringComparer.Ordinal),
        Some.BigCatalog.Select(product => string.Join('>', product.Category)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_colour_is_drawn_in_a_big_catalog() => Assert.Equal(
        Palette.All.Select(color => color.Name).Order(StringComparer.Ordinal),
        Some.BigCatalog.Select(product => product.Color).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_pattern_and_material_of_a_template_is_known_to_the_big_catalog()
    {
        var assortments = Templates.All.Select(template => template.Assortment).ToList();
        Assert.Equal(
            assortments.SelectMany(assortment => assortment.Patterns).Select(pattern => pattern.Name).ToHashSet(),
            Some.BigCatalog.Select(product => product.Pattern).ToHashSet());
        Assert.Equal(
            assortments.SelectMany(assortment => assortment.Materials).Select(material => material.Name).ToHashSet(),
            Some.BigCatalog.Select(product => product.Material).ToHashSet());
    }

    [Fact]
    public void Products_of_a_group_differ_in_colour_and_share_all_else() => Assert.All(
        Some.BigCatalog.GroupBy(product => product.GroupId),
        group =>
        {
            Assert.Single(group.Select(product => (product.Brand, product.Pattern, product.Material, product.Gender, product.Price)).Distinct());
            Assert.Equal(group.Count(), group.Select(product => product.Color).Distinct().Count());
            Assert.Equal(group.Count(), group.Select(product => product.Svg).Distinct().Count());
        });

    [Fact]
    public void Products_of_a_group_have_one_shape() => Assert.All(
        Some.BigCatalog.GroupBy(product => product.GroupId),
        group => Assert.Single(group.Select(product => ColorCode().Replace(product.Svg, "#")).Distinct()));

    [Fact]
    public void Two_designs_of_one_template_have_different_shapes() => Assert.All(
        Some.BigCatalog.GroupBy(product => product.Category[^1]),
        shelf =>
        {
            var designs = shelf.DistinctBy(product => product.GroupId).ToList();
            Assert.Equal(designs.Count, designs.Select(product => ColorCode().Replace(product.Svg, "#")).Distinct().Count());
        });

    [Fact]
    public void A_title_names_brand_pattern_material_and_colour() => Assert.All(Some.BigCatalog, product =>
    {
        Assert.StartsWith(product.Brand + " ", product.Title, StringComparison.Ordinal);
        Assert.Contains(product.Material, product.Title, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(", " + product.Color, product.Title, StringComparison.OrdinalIgnoreCase);
        var isNamed = product.Title.Contains($" {product.Pattern} ", StringComparison.OrdinalIgnoreCase);
        Assert.Equal(product.Pattern != PatternFill.Plain.Name, isNamed);
    });

    [Fact]
    public void Only_things_to_wear_or_carry_have_a_gender() => Assert.All(
        Some.BigCatalog,
        product => Assert.Equal(product.Category[0] is "Clothing" or "Shoes" or "Bags", product.Gender is not null));

    private const string FrozenDigest = "fff4a55abcbb34cc822e0e0436367d878ae0132dc8c3fb377398fab9567aefb1";

    private static string Digest(IReadOnlyList<DrawnProduct> products)
    {
        using var feed = new StringWriter();
        DrawnFeed.Write(feed, products);
        foreach (var product in products) feed.Write(product.Svg);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(feed.ToString())));
    }

    [GeneratedRegex("#[0-9a-f]{6}")]
    private static partial Regex ColorCode();
}
