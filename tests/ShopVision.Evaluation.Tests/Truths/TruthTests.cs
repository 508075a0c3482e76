using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Tests.Truths;

public sealed class TruthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("id,color,category,gender")]
    [InlineData("ID,Colour,articleType,Gender")]
    [InlineData("Id,baseColour,Category,GENDER")]
    public void Well_known_columns_are_found_whatever_their_case(string header)
    {
        var truth = Read($"{header}\n17,Navy Blue,Tshirts,Men\n");

        Assert.Equal([Axes.Color, Axes.Category, Axes.Gender], truth.Axes);
        Assert.Equal(("Navy Blue", "Tshirts", "Men"), Values(truth.ById["17"]));
    }

    [Fact]
    public void Named_columns_go_before_well_known_ones()
    {
        var truth = Read("id,sku,color,shade,category\n1,17,wrong,Red,Shirts\n", new TruthColumns(Id: "sku", Color: "shade"));

        Assert.Equal("Red", truth.ById["17"].Values[Axes.Color]);
    }

    [Fact]
    public void What_is_not_available_or_empty_is_absent()
    {
        var truth = Read("id,color,category,gender\n17,NA,,Men\n18,Red\n");

        Assert.Equal([Axes.Gender], truth.ById["17"].Values.Keys);
        Assert.Equal([Axes.Color], truth.ById["18"].Values.Keys);
    }

    [Fact]
    public void A_category_path_stands_for_its_leaf() =>
        Assert.Equal("Sneakers", Read("id,category\n17,Shoes > Sneakers\n").ById["17"].Values[Axes.Category]);

    [Fact]
    public void Quotes_a_byte_order_mark_and_carriage_returns_are_read() =>
        Assert.Equal("red, or so", Read("\uFEFFid,color\r\n17,\"red, or so\"\r\n").ById["17"].Values[Axes.Color]);

    [Fact]
    public void A_tab_separates_in_a_tsv()
    {
        var path = _folder.Write("truth.tsv", "id\tcolor\n17\tred, or so\n");

        Assert.Equal("red, or so", Truth.Read(path).ById["17"].Values[Axes.Color]);
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("id,color\n", "a header and nothing below")]
    [InlineData("sku,color\n1,red\n", "the columns sku, color")]
    [InlineData("id,price\n1,3\n", "the columns id, price")]
    [InlineData("id,color\n1,red\n1,blue\n", "'1' again in line 3")]
    [InlineData("id,color\n,red\n", "none in line 2")]
    [InlineData("id,color\n1,red, dark\n", "3 in line 2")]
    [InlineData("id,color\n1,\"red\n2,blue\n", "line 2")]
    public void A_fault_is_named_with_its_place_and_the_file(string content, string found)
    {
        var exception = Assert.Throws<ShopVisionException>(() => Read(content));

        Assert.Equal(ErrorCode.TruthInvalid, exception.Code);
        Assert.Contains($"found {found}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.File("truth.csv"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_column_that_is_not_there_is_a_fault()
    {
        var exception = Assert.Throws<ShopVisionException>(() => Read("id,color\n1,red\n", new TruthColumns(Gender: "sex")));

        Assert.Contains("'sex'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_a_fault_of_the_truth()
    {
        var exception = Assert.Throws<ShopVisionException>(() => Truth.Read(_folder.File("nowhere.csv")));

        Assert.Equal(ErrorCode.TruthInvalid, exception.Code);
        Assert.Contains("found no file", exception.Message, StringComparison.Ordinal);
    }

    private Truth Read(string content, TruthColumns? columns = null) => Truth.Read(_folder.Write("truth.csv", content), columns);

    private static (string Color, string Category, string Gender) Values(TrueProduct product) =>
        (product.Values[Axes.Color], product.Values[Axes.Category], product.Values[Axes.Gender]);
}
