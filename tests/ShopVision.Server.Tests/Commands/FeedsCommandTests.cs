using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

public sealed class FeedsCommandTests : IDisposable
{
    private const string Export = "Handle,Title,Variant Price,Image Src,Status\na,A,1,a.jpg,active\nb,B,x,b.jpg,active\nc,C,1,c.jpg,draft\na,A,1,,active\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_check_tells_the_format_what_the_feed_holds_and_its_problems_with_their_lines()
    {
        var ended = await Executable.RunAsync("feeds", "check", _folder.Write("products.csv", Export), "--currency", "eur");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("shopify", ended.Output);
        Assert.Contains("EUR 1", ended.Output);
        Assert.Contains("refused [product-invalid] line 3, product b", ended.Output);
        Assert.Contains("refused [product-duplicate] line 5, product a", ended.Output);
    }

    [Fact]
    public async Task As_JSON_it_tells_the_same_and_with_strict_problems_are_an_exit_code()
    {
        var ended = await Executable.RunAsync("feeds", "check", _folder.Write("products.csv", Export), "--json", "--strict");

        Assert.Equal(3, ended.ExitCode);
        var report = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(("shopify", 1, 1, 2), (report.GetProperty("format").GetString(), report.GetProperty("products").GetInt32(), report.GetProperty("leftOut").GetInt32(), report.GetProperty("refused").GetInt32()));
        Assert.Equal([3, 5], report.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_feed_without_a_usable_product_fails_its_check_as_it_would_fail_an_ingest()
    {
        var ended = await Executable.RunAsync("feeds", "check", _folder.Write("products.csv", "id,price,image\n1,about ten,1.jpg\n"));

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("refused [product-invalid] line 2", ended.Output);
        Assert.Contains("no usable product", ended.Errors);
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var ended = await Executable.RunAsync("feeds", "check", _folder.Write("products.csv", Export), "--format", "amazon");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("invalid-request", ended.Errors);
        Assert.Contains("woocommerce", ended.Errors);
    }
}
