using System.Globalization;

namespace ShopVision.Drawing.Tests;

public sealed class DrawnFeedTests
{
    [Fact]
    public void The_header_names_the_columns_in_order() => Assert.Equal(
        "id,group_id,title,brand,category,color,pattern,material,gender,price,currency,in_stock,image", Written([]).TrimEnd());

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var rows = CsvReader.Rows(Written(Some.BigCatalog));
        Assert.Equal(Some.BigCatalog.Count + 1, rows.Count);
        Assert.All(Some.BigCatalog.Zip(rows.Skip(1)), pair => Assert.Equal(Cells(pair.First), pair.Second));
    }

    [Fact]
    public void Commas_quotes_and_line_breaks_are_quoted()
    {
        var title = "A \"good\" shirt,\r\nin blue";
        var product = Some.BigCatalog[0] with { Title = title };
        Assert.Equal(title, CsvReader.Rows(Written([product]))[1][2]);
    }

    [Fact]
    public void Lines_end_as_rfc_4180_says()
    {
        var text = Written(Some.BigCatalog);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(letter => letter == '\n'), text.Count(letter => letter == '\r'));
    }

    [Fact]
    public void A_feed_does_not_depend_on_the_culture_of_the_thread()
    {
        var before = Written(Some.BigCatalog);
        var culture = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        commas.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.Equal(before, Written(DrawnCatalog.Draw(seed: 7, products: 1500)));
            Assert.Equal(Some.BigCatalog[0].Svg, DrawnCatalog.Draw(seed: 7, products: 1)[0].Svg);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Written(IEnumerable<DrawnProduct> products)
    {
        using var writer = new StringWriter();
        DrawnFeed.Write(writer, products);
        return writer.ToString();
    }

    private static string[] Cells(DrawnProduct product) =>
    [
        product.Id, product.GroupId, product.Title, product.Brand, $"{product.Category[0]} > {product.Category[1]}", product.Color,
        product.Pattern, product.Material, product.Gender ?? "", product.Price.ToString("0.00", CultureInfo.InvariantCulture),
        "EUR", product.InStock ? "true" : "false", $"images/{product.Id}.jpg",
    ];
}
