using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Tests.Images;

public sealed class LocalImageReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FetchJournal _journal;
    private readonly LocalImageReader _reader;

    public LocalImageReaderTests()
    {
        _folder.Write("shop/images/1.jpg", "picture");
        _folder.Write("secret.txt", "secret");
        _folder.Write("shop-of-another/2.jpg", "theirs");
        _journal = FetchJournal.Open(_folder.File("data"));
        _reader = Reader(Shop);
    }

    private string Shop => _folder.File("shop");

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_picture_in_the_folder_is_read_with_its_digest()
    {
        var file = await ReadAsync("images/1.jpg");

        Assert.Null(file.Refusal);
        Assert.Equal("picture", Encoding.UTF8.GetString(file.Content!.Value.Span));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("picture"u8)), file.Digest);
    }

    [Fact]
    public async Task A_file_that_has_not_changed_is_not_read_again()
    {
        var path = _folder.File("shop/images/1.jpg");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-5));
        var first = await ReadAsync("images/1.jpg");

        Assert.Equal(Sha256Digest.Parse(first.Digest), _reader.KnownDigest("images/1.jpg"));
        Assert.Equal((null, first.Digest), ((await ReadAsync("images/1.jpg")).Content, (await ReadAsync("images/1.jpg")).Digest));
        Assert.NotNull((await _reader.LoadAsync("images/1.jpg", TestContext.Current.CancellationToken)).Content);

        File.WriteAllText(path, "another");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-4));
        Assert.Null(_reader.KnownDigest("images/1.jpg"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("another"u8)), (await ReadAsync("images/1.jpg")).Digest);
    }

    [Fact]
    public async Task A_file_that_changed_just_now_is_read_again_since_it_may_change_once_more_and_look_the_same()
    {
        await ReadAsync("images/1.jpg");

        Assert.Null(_reader.KnownDigest("images/1.jpg"));
    }

    [Fact]
    public async Task Paths_and_links_that_stay_in_the_folder_are_read()
    {
        File.CreateSymbolicLink(Path.Combine(Shop, "link.jpg"), "images/1.jpg");
        Directory.CreateSymbolicLink(Path.Combine(Shop, "pictures"), Path.Combine(Shop, "images"));

        foreach (var source in new[] { "./images/../images/1.jpg", Path.Combine(Shop, "images/1.jpg"), "link.jpg", "pictures/1.jpg" })
            Assert.Null((await ReadAsync(source)).Refusal);
    }

    [Fact]
    public async Task The_folder_itself_may_be_a_link()
    {
        Directory.CreateSymbolicLink(_folder.File("current"), Shop);

        var file = await Reader(_folder.File("current")).ReadAsync("images/1.jpg", TestContext.Current.CancellationToken);

        Assert.Null(file.Refusal);
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("images/../../secret.txt")]
    [InlineData("../shop-of-another/2.jpg")]
    [InlineData("../there-is-no-such-file.jpg")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("/dev/zero")]
    public async Task A_path_that_leads_out_of_the_folder_is_refused(string source) =>
        Assert.Equal(ErrorCode.ImageOutsideFolder, (await ReadAsync(source)).Refusal);

    [Fact]
    public async Task A_link_that_leads_out_of_the_folder_is_refused_on_every_part_of_the_path()
    {
        File.CreateSymbolicLink(Path.Combine(Shop, "file.jpg"), _folder.File("secret.txt"));
        File.CreateSymbolicLink(Path.Combine(Shop, "hop.jpg"), "file.jpg");
        Directory.CreateSymbolicLink(Path.Combine(Shop, "folder"), "..");
        Directory.CreateSymbolicLink(Path.Combine(Shop, "images", "deep"), _folder.File("shop-of-another"));

        foreach (var source in new[] { "file.jpg", "hop.jpg", "folder/secret.txt", "images/deep/2.jpg", "images/deep/../secret.txt" })
            Assert.Equal(ErrorCode.ImageOutsideFolder, (await ReadAsync(source)).Refusal);
    }

    [Fact]
    public async Task A_path_through_a_link_is_judged_by_where_the_link_leads_and_not_by_its_letters()
    {
        Directory.CreateSymbolicLink(_folder.File("shop/away"), _folder.File("shop-of-another"));
        _folder.Write("images/1.jpg", "not ours");

        Assert.Equal(ErrorCode.ImageOutsideFolder, (await ReadAsync("away/../images/1.jpg")).Refusal);
    }

    [Fact]
    public async Task What_is_no_regular_file_is_refused_without_waiting_for_it()
    {
        using (var mkfifo = Process.Start("mkfifo", Path.Combine(Shop, "pipe.jpg")))
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(Shop, "circle.jpg"), "circle.jpg");
        _folder.Write("shop/empty.jpg", "");

        foreach (var source in new[] { "pipe.jpg", "circle.jpg", "empty.jpg", "images", "none.jpg", "1.jpg\0.png", "images/1.jpg/x", new string('x', 5000) })
            Assert.Equal(ErrorCode.ImageMissing, (await ReadAsync(source)).Refusal);
    }

    [Theory]
    [InlineData("https://shop.example/1.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,AAAA")]
    public async Task An_address_is_refused_because_only_local_paths_are_supported(string source)
    {
        var file = await ReadAsync(source);

        Assert.Equal(ErrorCode.ImageUnsupported, file.Refusal);
        Assert.Contains("only local paths are supported", file.Message);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read()
    {
        using (var file = File.Create(Path.Combine(Shop, "large.jpg")))
            file.SetLength(LocalImageReader.MaxBytes + 1L);

        Assert.Equal(ErrorCode.ImageTooLarge, (await ReadAsync("large.jpg")).Refusal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var fault = Assert.Throws<ShopVisionException>(() => Reader(_folder.File("nowhere")));

        Assert.Contains("nowhere", fault.Message);
    }

    private async Task<ImageFile> ReadAsync(string source) => await _reader.ReadAsync(source, TestContext.Current.CancellationToken);

    private LocalImageReader Reader(string folder) => new(folder, _journal, TimeProvider.System);
}
