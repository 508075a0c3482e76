using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Images;

namespace ShopVision.Core.Tests.Images;

public sealed class FileImageStoreTests : IDisposable
{
    private static readonly string Digest = new('a', 64);

    private readonly TemporaryFolder _folder = new();
    private readonly FileImageStore _store;

    public FileImageStoreTests() => _store = new FileImageStore(_folder.File("images"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_saved_picture_is_read_again()
    {
        await _store.SaveAsync(Digest, new byte[] { 1, 2, 3 }, Cancellation);

        Assert.True(await _store.ContainsAsync(Digest, Cancellation));
        Assert.Equal([1, 2, 3], await _store.ReadAsync(Digest, Cancellation));
        Assert.Equal(_folder.File($"images/aa/{Digest}.jpg"), Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories)));
    }

    [Fact]
    public async Task A_picture_that_was_never_saved_is_not_there()
    {
        Assert.False(await _store.ContainsAsync(Digest, Cancellation));
        Assert.Null(await _store.ReadAsync(Digest, Cancellation));
    }

    [Fact]
    public async Task All_pictures_are_listed_at_once_and_nothing_else()
    {
        var other = new string('b', 64);
        Assert.False((await _store.ListAsync(Cancellation)).Contains(StoredPictures.KeyOf(Digest)));
        await _store.SaveAsync(Digest, new byte[] { 1 }, Cancellation);
        File.WriteAllText(_folder.File($"images/aa/{other}.jpg.0.tmp"), "half written");
        File.WriteAllText(_folder.File("images/fetched.jsonl"), "");

        var listed = await _store.ListAsync(Cancellation);

        Assert.True(listed.Contains(StoredPictures.KeyOf(Digest)));
        Assert.False(listed.Contains(StoredPictures.KeyOf(other)));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_by_its_code()
    {
        File.WriteAllText(_folder.File("images"), "a file where the folder should be");

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => _store.SaveAsync(Digest, new byte[] { 1 }, Cancellation));

        Assert.Equal(ErrorCode.DataFolderUnusable, fault.Code);
    }

    [Fact]
    public async Task Saving_a_digest_again_changes_nothing()
    {
        await _store.SaveAsync(Digest, new byte[] { 1 }, Cancellation);
        await _store.SaveAsync(Digest, new byte[] { 2 }, Cancellation);

        Assert.Equal([1], await _store.ReadAsync(Digest, Cancellation));
    }

    [Fact]
    public async Task Many_may_save_one_picture_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _store.SaveAsync(Digest, new byte[] { 7 }, Cancellation)));

        Assert.Equal([7], await _store.ReadAsync(Digest, Cancellation));
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("aa")]
    [InlineData("../../../../../../../../../../../../../../../../../../../etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Only_a_digest_names_a_picture(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _store.ReadAsync(name, Cancellation));
}
