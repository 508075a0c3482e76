using System.Text;
using ShopVision.Contracts;
using ShopVision.Ingestion.Fetching;

namespace ShopVision.Ingestion.Tests.Fetching;

public sealed class FetcherTests : IAsyncDisposable
{
    private static readonly FetchOptions Options = new()
    {
        AllowedNetworks = ["127.0.0.0/8"], Backoff = TimeSpan.FromMilliseconds(1), IdleTimeout = TimeSpan.FromSeconds(2),
    };

    private readonly FileServer _server = new() { Files = { ["1.jpg"] = Encoding.UTF8.GetBytes("a picture") } };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_there_is_fetched_with_what_the_server_calls_its_version()
    {
        var (result, content) = await FetchAsync("1.jpg");

        Assert.Equal((FetchStatus.Fetched, "a picture"), (result.Status, content));
        Assert.Equal(FileServer.TagOf(_server.Files["1.jpg"]), result.Validators.ETag);
    }

    [Fact]
    public async Task A_version_that_is_known_is_not_sent_again()
    {
        var (first, _) = await FetchAsync("1.jpg");
        var (second, content) = await FetchAsync("1.jpg", known: first.Validators);

        Assert.Equal((FetchStatus.NotModified, ""), (second.Status, content));
    }

    [Fact]
    public async Task Redirects_are_followed_up_to_a_bound()
    {
        _server.Misbehave = request => int.TryParse(request.Path, out var left) && left > 0 ? new FileReply(301).With("Location", left == 1 ? "1.jpg" : $"/{left - 1}") : null;

        Assert.Equal(FetchStatus.Fetched, (await FetchAsync("5")).Result.Status);
        Assert.Equal(FetchStatus.Refused, (await FetchAsync("6")).Result.Status);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(410)]
    [InlineData(204)]
    public async Task What_the_server_does_not_give_is_not_asked_for_again(int status)
    {
        _server.Misbehave = _ => new FileReply(status);

        Assert.Equal(FetchStatus.Refused, (await FetchAsync("1.jpg")).Result.Status);
        Assert.Single(_server.Requests);
    }

    public static TheoryData<string, FileReply> Passing => new()
    {
        { "an overloaded server", new FileReply(503) },
        { "a fault", new FileReply(500) },
        { "too many requests", new FileReply(429) },
        { "a lost connection", new FileReply(200, new byte[1000]) { BreaksOffAfter = 100 } },
        { "a stalled one", new FileReply(200, new byte[1000]) { BreaksOffAfter = 100, FallsSilent = true } },
        { "a longer length than there is", new FileReply(200, new byte[10]).With("Content-Length", "20") },
    };

    [Fact]
    public async Task What_takes_many_times_as_long_as_usual_is_asked_for_again_long_before_patience_ends()
    {
        var options = Options with { IdleTimeout = TimeSpan.FromHours(1), Attempts = 2 };
        using var fetcher = new Fetcher(options, TimeProvider.System);
        for (var i = 0; i < 20; i++)
            Assert.Equal(FetchStatus.Fetched, (await FetchAsync(fetcher)).Status);
        var stalls = 1;
        _server.Misbehave = _ => stalls-- > 0 ? new FileReply(200, new byte[10]) { BreaksOffAfter = 1, FallsSilent = true } : null;

        Assert.Equal(FetchStatus.Fetched, (await FetchAsync(fetcher)).Status);

        Task<FetchResult> FetchAsync(Fetcher fetcher) => fetcher.FetchAsync(
            $"{_server.Address}1.jpg", new FetchBounds(1 << 20, Timeout: null), Validators.None, new MemoryStream(), TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task What_may_pass_is_tried_again_from_the_beginning(string what, FileReply reply)
    {
        var answers = 0;
        _server.Misbehave = _ => answers++ == 0 ? reply : null;

        var (result, content) = await FetchAsync("1.jpg");

        Assert.True(result.Status == FetchStatus.Fetched, $"{what}: {result}");
        Assert.Equal("a picture", content);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task What_does_not_pass_has_failed_in_the_end_and_says_why()
    {
        _server.Misbehave = _ => new FileReply(500);

        var (result, _) = await FetchAsync("1.jpg");

        Assert.Equal(FetchStatus.Failed, result.Status);
        Assert.Contains("answers 500", result.Reason);
        Assert.Equal(Options.Attempts, _server.Requests.Count);
    }

    [Fact]
    public async Task A_host_that_asks_for_a_long_pause_is_left_for_another_run()
    {
        _server.Misbehave = _ => new FileReply(429).With("Retry-After", "3600");
        using var fetcher = new Fetcher(Options, TimeProvider.System);

        var (first, _) = await FetchAsync("1.jpg", fetcher: fetcher);
        var (second, _) = await FetchAsync("2.jpg", fetcher: fetcher);

        Assert.Equal((FetchStatus.Failed, FetchStatus.Failed), (first.Status, second.Status));
        Assert.Contains("left alone", second.Reason);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_short_pause_is_waited_for()
    {
        var answers = 0;
        _server.Misbehave = _ => answers++ == 0 ? new FileReply(503).With("Retry-After", "1") : null;

        Assert.Equal(FetchStatus.Fetched, (await FetchAsync("1.jpg")).Result.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_too_large_is_refused_told_or_not(bool hasNoLength)
    {
        _server.Misbehave = _ => new FileReply(200, new byte[2000]) { HasNoLength = hasNoLength };

        Assert.Equal(FetchStatus.TooLarge, (await FetchAsync("1.jpg")).Result.Status);
    }

    [Fact]
    public async Task A_secret_goes_to_its_host_alone()
    {
        await using var other = new FileServer { Files = { ["1.jpg"] = [1] } };
        // Another name of the machine is another host.
        _server.Misbehave = _ => new FileReply(302).With("Location", $"http://localhost:{other.Address.Port}/1.jpg");
        using var fetcher = new Fetcher(Options with { Credentials = [new HostCredential { Host = "127.0.0.1", Authorization = "Bearer secret" }] }, TimeProvider.System);

        Assert.Equal(FetchStatus.Fetched, (await FetchAsync("1.jpg", fetcher: fetcher)).Result.Status);

        Assert.Equal("Bearer secret", Assert.Single(_server.Requests).Header("Authorization"));
        Assert.Null(Assert.Single(other.Requests).Header("Authorization"));
    }

    [Fact]
    public async Task Cancelling_ends_at_once()
    {
        _server.Misbehave = _ => new FileReply(200, new byte[10]) { BreaksOffAfter = 1, FallsSilent = true };
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        using var fetcher = new Fetcher(Options with { IdleTimeout = TimeSpan.FromMinutes(1) }, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fetcher.FetchAsync($"{_server.Address}1.jpg", new FetchBounds(1000, null), Validators.None, new MemoryStream(), cancelled.Token));
    }

    private async Task<(FetchResult Result, string Content)> FetchAsync(string path, Validators known = default, Fetcher? fetcher = null)
    {
        using var own = new Fetcher(Options, TimeProvider.System);
        var content = new MemoryStream();
        var result = await (fetcher ?? own).FetchAsync($"{_server.Address}{path}", new FetchBounds(1000, TimeSpan.FromSeconds(20)), known, content, TestContext.Current.CancellationToken);
        return (result, Encoding.UTF8.GetString(content.ToArray()));
    }
}
