using System.IO.Compression;
using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Tests.Feeds;

public sealed class PackedFeedTests : IDisposable
{
    private const string Csv = "id,image,title\n1,1.jpg,Café\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_gzip_and_a_zip_with_one_file_are_unpacked()
    {
        Assert.Equal("Café", await TitleAsync(Write("feed.csv.gz", Gzip(Encoding.UTF8.GetBytes(Csv)))));
        Assert.Equal("Café", await TitleAsync(Write("feed.zip", Zip(("feed.csv", Csv), ("__MACOSX/._feed.csv", "x")))));
    }

    [Fact]
    public async Task A_zip_with_several_files_or_a_broken_one_is_refused()
    {
        var several = await FaultAsync(Write("several.zip", Zip(("a.csv", Csv), ("b.csv", Csv))));
        var cut = await FaultAsync(Write("cut.zip", Zip(("a.csv", Csv))[..60]));
        var broken = await FaultAsync(Write("cut.csv.gz", Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Csv, 50))))[..40]));

        Assert.All([several, cut, broken], fault => Assert.Equal(ErrorCode.FeedInvalid, fault.Code));
        Assert.Contains("found 2", several.Message);
    }

    [Fact]
    public async Task What_unpacks_to_a_thousand_times_its_size_is_refused()
    {
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write("id,image,title\n1,1.jpg,"u8);
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)'\n');
            for (var i = 0; i < 64; i++)
                gzip.Write(zeros);
        }

        var fault = await FaultAsync(Write("bomb.csv.gz", bomb.ToArray()));

        Assert.Contains("unpack to more than", fault.Message);
    }

    public static TheoryData<string, string?> Encodings => new()
    {
        { "utf-16", null }, { "utf-16BE", null }, { "utf-8", null }, { "iso-8859-1", "latin-1" }, { "iso-8859-1", "windows-1252" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_feed_is_read_in_its_encoding(string written, string? named)
    {
        var encoding = Encoding.GetEncoding(written);
        var path = Write("feed.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(Csv)]);

        Assert.Equal("Café", await TitleAsync(path, new FeedOptions { Encoding = named }));
    }

    [Fact]
    public async Task The_declaration_of_XML_tells_its_encoding()
    {
        var path = Write("feed.xml", Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><id>1</id><title>Café</title></item></channel></rss>"));

        Assert.Equal("Café", await TitleAsync(path));
    }

    [Fact]
    public async Task An_encoding_is_never_guessed()
    {
        var path = Write("feed.csv", Encoding.Latin1.GetBytes(Csv));

        Assert.Contains("--encoding", (await FaultAsync(path)).Message);
        Assert.Equal(ErrorCode.InvalidRequest, (await FaultAsync(path, new FeedOptions { Encoding = "klingon" })).Code);
    }

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(_folder.File(name), content);
        return _folder.File(name);
    }

    private static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }

        return packed.ToArray();
    }

    private static async Task<string> TitleAsync(string path, FeedOptions? options = null)
    {
        await using var document = await FeedDocument.OpenAsync(path, options ?? FeedOptions.Default, TestContext.Current.CancellationToken);
        var feed = await Feed.ReadAsync(document);
        return Assert.Single(feed.Products).Product.Title;
    }

    private static Task<ShopVisionException> FaultAsync(string path, FeedOptions? options = null) =>
        Assert.ThrowsAsync<ShopVisionException>(() => TitleAsync(path, options));
}
