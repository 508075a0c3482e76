using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Pulling;

/// <summary>Servers that are busy, gone, or send elsewhere.</summary>
public sealed class RefusedDownloadTests : IAsyncDisposable
{
    private readonly DownloadTrial _download = new();

    public ValueTask DisposeAsync() => _download.DisposeAsync();

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again_when_it_says(int status)
    {
        _download.Server.Misbehave = _ => _download.Server.Requests.Count == 1 ? new FileReply(status) { Headers = { ["Retry-After"] = "7" } } : null;

        await _download.FetchAsync();

        Assert.Equal(_download.Content, _download.Fetched());
        Assert.Equal([TimeSpan.FromSeconds(7)], _download.Time.Waits);
    }

    [Fact]
    public async Task Waits_grow_and_end()
    {
        _download.Server.Misbehave = _ => new FileReply(503);

        var fault = await _download.FaultAsync();

        Assert.Equal(ErrorCode.DownloadFailed, fault.Code);
        Assert.Equal([1, 2, 4, 8, 16], _download.Time.Waits.Select(wait => Math.Pow(2, Math.Floor(Math.Log2(wait.TotalSeconds)))));
    }

    [Theory]
    [InlineData(404, "no such file")]
    [InlineData(401, "HF_TOKEN")]
    [InlineData(403, "HF_TOKEN")]
    [InlineData(400, "answer 400")]
    public async Task A_refusal_is_final_and_says_why(int status, string why)
    {
        _download.Server.Misbehave = _ => new FileReply(status);

        var fault = await _download.FaultAsync();

        Assert.Equal(ErrorCode.DownloadRefused, fault.Code);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Single(_download.Server.Requests);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_the_ways_out()
    {
        await using (var gone = new FileServer())
            _download.Address = gone.Address;

        var fault = await _download.FaultAsync();

        Assert.Equal(ErrorCode.DownloadFailed, fault.Code);
        Assert.Contains("Where there is no way to the internet", fault.Message, StringComparison.Ordinal);
        Assert.Single(_download.Time.Waits);
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://127.0.0.1/model")]
    public async Task A_redirect_to_what_is_not_the_web_is_not_followed(string location)
    {
        _download.Server.Misbehave = _ => new FileReply(302) { Headers = { ["Location"] = location } };
        Assert.Equal(ErrorCode.DownloadRefused, (await _download.FaultAsync()).Code);
    }

    [Fact]
    public async Task Redirects_end()
    {
        _download.Server.Misbehave = _ => new FileReply(302) { Headers = { ["Location"] = "/again" } };
        Assert.Equal(ErrorCode.DownloadRefused, (await _download.FaultAsync()).Code);
    }

    [Fact]
    public async Task The_token_stays_with_the_hub()
    {
        await using var elsewhere = new FileServer();
        elsewhere.Files["stored"] = _download.Content;
        _download.Server.Misbehave = _ => new FileReply(302) { Headers = { ["Location"] = new Uri(elsewhere.Address, "stored").ToString() } };

        await _download.FetchAsync(hub: _download.Server.Address);

        Assert.Equal("Bearer secret", Assert.Single(_download.Server.Requests).Header("Authorization"));
        Assert.Null(Assert.Single(elsewhere.Requests).Header("Authorization"));
        Assert.Equal(_download.Content, _download.Fetched());
    }
}
