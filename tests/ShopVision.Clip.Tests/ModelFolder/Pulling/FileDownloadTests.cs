using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Pulling;

public sealed class FileDownloadTests : IAsyncDisposable
{
    private readonly DownloadTrial _download = new();

    public ValueTask DisposeAsync() => _download.DisposeAsync();

    [Fact]
    public async Task A_file_comes_whole_with_its_digest()
    {
        var fetched = await _download.FetchAsync();

        Assert.Equal(new PulledFile(DownloadTrial.Name, DownloadTrial.Size, DownloadTrial.Digest(_download.Content), DigestSource.Nobody), fetched);
        Assert.Equal(_download.Content, _download.Fetched());
        Assert.Empty(_download.Time.Waits);
    }

    [Fact]
    public async Task Wrong_bytes_are_thrown_away_and_named()
    {
        _download.Server.Files[DownloadTrial.Name] = [.. _download.Content.Reverse()];

        var fault = await _download.FaultAsync(DownloadTrial.Digest(_download.Content));

        Assert.Equal(ErrorCode.DigestMismatch, fault.Code);
        Assert.Contains(DownloadTrial.Name, fault.Message, StringComparison.Ordinal);
        Assert.Contains(DownloadTrial.Digest(_download.Content), fault.Message, StringComparison.Ordinal);
        Assert.Contains(DownloadTrial.Digest(_download.Server.Files[DownloadTrial.Name]), fault.Message, StringComparison.Ordinal);
        Assert.Empty(_download.Fetched());
    }

    [Fact]
    public async Task A_digest_that_the_hub_states_is_checked()
    {
        _download.Server.Misbehave = request => _download.Server.Behave(request).With("X-Linked-Etag", $"\"{DownloadTrial.Digest(_download.Content)}\"");
        Assert.Equal(DigestSource.Hub, (await _download.FetchAsync(hub: _download.Server.Address))!.VouchedBy);

        _download.Server.Files[DownloadTrial.Name] = [.. _download.Content.Reverse()];
        Assert.Equal(ErrorCode.DigestMismatch, (await _download.FaultAsync(hub: _download.Server.Address)).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_the_limit_is_not_taken(bool isAnnounced)
    {
        _download.Limit = DownloadTrial.Size - 1;
        _download.Server.Misbehave = request => _download.Server.Behave(request) with { HasNoLength = !isAnnounced };

        var fault = await _download.FaultAsync();

        Assert.Equal(ErrorCode.DownloadRefused, fault.Code);
        Assert.Contains("Models:MaxBytes", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_download.Fetched());
    }

    [Theory]
    [InlineData(DownloadTrial.Size - 1)]
    [InlineData(DownloadTrial.Size + 1)]
    public async Task Another_length_than_the_known_one_is_refused(int known) =>
        Assert.Equal(ErrorCode.DigestMismatch, (await _download.FaultAsync(bytes: known)).Code);

    [Fact]
    public async Task A_missing_file_that_may_be_missing_is_none()
    {
        _download.Server.Files.Clear();
        Assert.Null(await _download.FetchAsync(isOptional: true));
    }

    [Fact]
    public async Task A_whole_file_is_not_fetched_again()
    {
        await _download.FetchAsync(DownloadTrial.Digest(_download.Content));
        await _download.FetchAsync(DownloadTrial.Digest(_download.Content));
        Assert.Single(_download.Server.Requests);

        await _download.FetchAsync();
        Assert.Equal(FileServer.TagOf(_download.Content), _download.Server.Requests[^1].Header("If-None-Match"));
        Assert.Equal(_download.Content, _download.Fetched());
    }
}
