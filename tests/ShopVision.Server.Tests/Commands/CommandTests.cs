using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

public sealed class CommandTests(DrawnShop shop) : IClassFixture<DrawnShop>
{
    [Fact]
    public async Task Help_names_every_command()
    {
        var help = await Executable.RunAsync("--help");

        Assert.Equal(0, help.ExitCode);
        Assert.All(["demo", "ingest", "search", "serve", "classify", "evaluate", "models", "index", "embed", "tokenize", "preprocess", "draw"], command => Assert.Contains(command, help.Output));
    }

    [Fact]
    public async Task Version_is_printed() => Assert.StartsWith("0.", (await Executable.RunAsync("--version")).Output);

    [Theory]
    [InlineData("dance")]
    [InlineData("search")]
    [InlineData("search", "--data", "x", "--limit", "many")]
    public async Task Wrong_usage_ends_with_exit_code_2(params string[] arguments) =>
        Assert.Equal(2, (await Executable.RunAsync(arguments)).ExitCode);

    [Theory]
    [InlineData("data-folder-unusable", "search", "--data", "/nowhere/at/all", "--text", "blue")]
    [InlineData("model-missing", "search", "--data", ".", "--model", "/nowhere/at/all", "--text", "blue")]
    [InlineData("feed-missing", "ingest", "/nowhere/at/all.csv", "--data", "DATA")]
    [InlineData("invalid-filter", "search", "--data", "DATA", "--filter", "blue")]
    [InlineData("image-missing", "search", "--data", "DATA", "--photo", "/nowhere/at/all.jpg")]
    [InlineData("nothing-to-search-by", "search", "--data", "DATA")]
    [InlineData("invalid-request", "search", "--data", "DATA", "--text", "mug", "--sort", "cheapest")]
    [InlineData("cursor-invalid", "search", "--data", "DATA", "--text", "mug", "--cursor", "nonsense")]
    [InlineData("unknown-composition", "search", "--data", "DATA", "--text", "in blue", "--photo", "PHOTO", "--composition", "magic")]
    [InlineData("data-folder-unusable", "draw", "--out", "PHOTO")]
    [InlineData("setting-invalid", "serve", "--data", "DATA", "--urls", "here")]
    [InlineData("setting-invalid", "serve", "--data", "DATA", "--urls", "")]
    [InlineData("setting-invalid", "serve", "--data", "DATA", "--urls", "ftp://127.0.0.1:5080")]
    [InlineData("setting-invalid", "serve", "--data", "DATA", "--urls", "http://127.0.0.1:99999")]
    [InlineData("setting-invalid", "serve", "--data", "DATA", "--urls", "http://127.0.0.1:80a")]
    [InlineData("setting-invalid", "serve", "--data", "DATA", "--urls", "http://shop.example:5080")]
    [InlineData("address-in-use", "serve", "--data", "DATA", "--urls", "http://192.0.2.1:5080")]
    public async Task A_fault_is_one_line_with_its_code_and_exit_code_1(string code, params string[] arguments)
    {
        var (_, photo) = shop.Find("shirt");
        var ended = await Executable.RunAsync(arguments.Select(argument => argument switch { "DATA" => shop.Data, "PHOTO" => photo, _ => argument }));

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith($"error [{code}]: ", ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors + ended.Output);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var ended = await Executable.RunAsync("serve", "--data", shop.Data, "--urls", $"http://{taken.LocalEndpoint}");

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("error [address-in-use]: ", ended.Errors);
        Assert.Equal("", ended.Output);
    }

    [Fact]
    public async Task A_sorted_search_says_what_it_sorted_and_how_to_go_on()
    {
        var ended = await Executable.RunAsync("search", "--data", shop.Data, "--text", "cotton", "--limit", "1", "--sort", "price-asc", "--collapse-groups");

        Assert.Contains("best by price-asc", ended.Output);
        Assert.Contains("more: --cursor ", ended.Output);
    }

    [Fact]
    public async Task A_photo_and_words_find_the_changed_product()
    {
        var (_, photo) = shop.Find("armchair");
        var ended = await Executable.RunAsync("search", "--data", shop.Data, "--photo", photo, "--text", "but a lamp", "--limit", "3", "--json", "--explain");

        using var document = JsonDocument.Parse(ended.Output);
        Assert.Equal("target-caption", document.RootElement.GetProperty("query").GetProperty("composition").GetString());
        Assert.Contains("Lamp", document.RootElement.GetProperty("hits")[0].GetProperty("product").GetProperty("category").ToString());
    }

    [Fact]
    public async Task A_search_leaves_nothing_in_the_home_folder()
    {
        using var home = new TemporaryFolder();
        var start = Executable.Start("search", "--data", shop.Data, "--text", "armchair");
        (start.Environment["HOME"], start.Environment["USERPROFILE"]) = (home.Path, home.Path);
        start.Environment.Remove("XDG_CACHE_HOME");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Armchair", await output);
        Assert.DoesNotContain(Directory.GetFiles(home.Path, "*", SearchOption.AllDirectories), file => file.Contains("onnxruntime", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_prints_a_line_for_each_hit()
    {
        var ended = await Executable.RunAsync("search", "--data", shop.Data, "--text", "armchair", "--limit", "2", "--explain");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("  1. ", ended.Output);
        Assert.Contains("of 60 products", ended.Output);
    }

    [Fact]
    public async Task Ingesting_the_same_feed_again_changes_nothing()
    {
        var ended = await Executable.RunAsync("ingest", shop.Feed, "--data", shop.Data, "--json");

        using var report = JsonDocument.Parse(ended.Output);
        var products = report.RootElement.GetProperty("products");
        Assert.Equal((0, 0, 60), (products.GetProperty("added").GetInt32(), products.GetProperty("changed").GetInt32(), products.GetProperty("unchanged").GetInt32()));
        Assert.Equal(0, report.RootElement.GetProperty("images").GetProperty("embedded").GetInt32());
    }

    [Fact]
    public async Task Broken_pictures_are_reported_and_the_rest_is_found()
    {
        using var folder = new TemporaryFolder();
        var (_, good) = shop.Find("shirt");
        folder.Write("bad.jpg", "this is no picture");
        File.Copy(good, folder.File("good.jpg"));
        folder.Write("feed.csv", "id,title,image\n1,good one,good.jpg\n2,bad one,bad.jpg\n3,gone,gone.jpg\n4,outside,/etc/hostname\n");
        var strict = await Executable.RunAsync("ingest", folder.File("feed.csv"), "--data", folder.File("data"), "--strict");
        var found = await Executable.RunAsync("search", "--data", folder.File("data"), "--photo", good);

        Assert.Equal(3, strict.ExitCode);
        Assert.Contains("[image-unsupported]", strict.Output);
        Assert.Contains("[image-missing]", strict.Output);
        Assert.Contains("[image-outside-folder]", strict.Output);
        Assert.Contains("good one", found.Output);
    }

    [Fact]
    public async Task A_dry_run_says_what_an_ingest_would_do_and_does_nothing()
    {
        using var folder = new TemporaryFolder();
        await Executable.RunAsync("draw", "--products", "12", "--out", folder.File("shop"));
        string[] ingest = ["ingest", folder.File("shop/products.csv"), "--data", folder.File("data")];

        var first = await Executable.RunAsync([.. ingest, "--dry-run"]);
        Assert.Contains("new, 0 changed, 0 whose pictures may have changed, 0 unchanged, 0 to remove, 0 refused", first.Output);
        Assert.Contains("Nothing was changed.", first.Output);
        Assert.NotEqual(0, (await Executable.RunAsync("index", "inspect", "--data", folder.File("data"))).ExitCode);

        await Executable.RunAsync(ingest);
        var second = JsonDocument.Parse((await Executable.RunAsync([.. ingest, "--dry-run", "--json"])).Output).RootElement;
        var products = second.GetProperty("products");
        Assert.Equal((0, 0), (products.GetProperty("new").GetInt32(), products.GetProperty("changed").GetInt32()));
        Assert.True(products.GetProperty("toLookAt").GetInt32() + products.GetProperty("unchanged").GetInt32() > 0);
    }

    [Fact]
    public async Task Json_faults_are_json()
    {
        var ended = await Executable.RunAsync("search", "--data", "/nowhere/at/all", "--text", "blue", "--json");

        Assert.Equal("data-folder-unusable", JsonDocument.Parse(ended.Errors).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_shipped_model_is_listed_and_verified()
    {
        var list = await Executable.RunAsync("models", "list");
        var verify = await Executable.RunAsync("models", "verify");

        Assert.Contains("shopvision-mini", list.Output);
        Assert.Equal(0, verify.ExitCode);
        Assert.DoesNotContain("FAILED", verify.Output);
    }

    [Fact]
    public async Task Drawing_the_same_seed_gives_the_same_files()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["a", "b"])
            Assert.Equal(0, (await Executable.RunAsync("draw", "--seed", "7", "--products", "3", "--size", "32", "--out", folder.File(name))).ExitCode);

        Assert.All(
            Directory.EnumerateFiles(folder.File("a"), "*", SearchOption.AllDirectories),
            file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace(folder.File("a"), folder.File("b"), StringComparison.Ordinal))));
    }
}
