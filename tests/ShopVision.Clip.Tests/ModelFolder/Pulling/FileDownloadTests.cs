using System.Security.Cryptography;
using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Pulling;

public sealed class FileDownloadTests : IAsyncDisposable
{
    private const string Name = "onnx/model.onnx";
    private const int Size = 300_000;
    private const int Break = 100_000;

    private readonly FileServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ImpatientTime _time = new();
    private readonly ModelPullOptions _options = new() { Patience = TimeSpan.FromSeconds(30) };
    private readonly byte[] _content = new byte[Size];
    private long _limit = 10 * Size;
    private Uri _address;

    public FileDownloadTests()
    {
        new Random(1).NextBytes(_content);
        _server.Files[Name] = _content;
        _address = _server.Address;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_comes_whole_with_its_digest()
    {
        var fetched = await FetchAsync();

        Assert.Equal(new PulledFile(Name, Size, Digest(_content), DigestSource.Nobody), fetched);
        Assert.Equal(_content, Fetched());
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task A_lost_connection_is_taken_up_where_it_broke()
    {
        _server.Misbehave = request => request.From is null ? _server.Behave(request) with { BreaksOffAfter = Break } : null;

        await FetchAsync();

        Assert.Equal(_content, Fetched());
        Assert.Equal([null, Break], _server.Requests.Select(request => request.From));
        Assert.Equal(FileServer.TagOf(_content), _server.Requests[1].Header("If-Range"));
    }

    [Fact]
    public async Task Any_number_of_breaks_is_borne_while_bytes_come()
    {
        _server.Misbehave = request => _server.Behave(request) with { BreaksOffAfter = Math.Min(20_000, Size - (request.From ?? 0)) };

        await FetchAsync();

        Assert.Equal(_content, Fetched());
        Assert.Equal(Size / 20_000, _server.Requests.Count);
        Assert.All(_time.Waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.25)));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_is_asked_for_the_whole()
    {
        _server.Misbehave = request =>
        {
            var whole = _server.Behave(request with { Headers = new Dictionary<string, string>() });
            return _server.Requests.Count == 1 ? whole with { BreaksOffAfter = Break } : whole;
        };

        await FetchAsync();

        Assert.Equal(_content, Fetched());
    }

    [Fact]
    public async Task A_server_that_always_breaks_off_at_the_same_byte_is_given_up()
    {
        _server.Misbehave = request => _server.Behave(request with { Headers = new Dictionary<string, string>() }) with { BreaksOffAfter = Break };

        var fault = await FaultAsync();

        Assert.Equal(ErrorCode.DownloadFailed, fault.Code);
        Assert.True(fault.IsTransient);
        Assert.Contains("Models:Mirror", fault.Message, StringComparison.Ordinal);
        Assert.Equal(_options.Attempts, _server.Requests.Count);
    }

    [Fact]
    public async Task Another_run_goes_on_where_the_last_was_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        _server.Misbehave = request => request.From is null ? _server.Behave(request) with { BreaksOffAfter = Break, FallsSilent = true } : null;
        var progress = new Watch(report =>
        {
            if (report.Bytes == Break)
                cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync(progress: progress, cancellationToken: cancel.Token));
        await FetchAsync();

        Assert.Equal(_content, Fetched());
        Assert.Equal(Break, _server.Requests[^1].From);
    }

    [Fact]
    public async Task A_file_that_changes_midway_is_fetched_anew()
    {
        byte[] changed = [.. _content.Reverse()];
        _server.Misbehave = request =>
        {
            var reply = _server.Behave(request);
            _server.Files[Name] = changed;
            return reply.Content.Length == Size && request.From is null && _server.Requests.Count == 1 ? reply with { BreaksOffAfter = Break } : reply;
        };

        await FetchAsync();

        Assert.Equal(changed, Fetched());
    }

    [Fact]
    public async Task A_range_of_another_version_is_not_joined_to_the_first()
    {
        byte[] changed = [.. _content.Reverse()];
        _server.Misbehave = request => request.From is { } from
            ? new FileReply(206, changed[from..]) { Headers = { ["ETag"] = FileServer.TagOf(changed), ["Content-Range"] = $"bytes {from}-{Size - 1}/{Size}" } }
            : _server.Requests.Count == 1 ? _server.Behave(request) with { BreaksOffAfter = Break } : null;

        await FetchAsync();

        Assert.Equal(_content, Fetched());
    }

    [Fact]
    public async Task Wrong_bytes_are_thrown_away_and_named()
    {
        _server.Files[Name] = [.. _content.Reverse()];

        var fault = await FaultAsync(Digest(_content));

        Assert.Equal(ErrorCode.DigestMismatch, fault.Code);
        Assert.Contains(Name, fault.Message, StringComparison.Ordinal);
        Assert.Contains(Digest(_content), fault.Message, StringComparison.Ordinal);
        Assert.Contains(Digest(_server.Files[Name]), fault.Message, StringComparison.Ordinal);
        Assert.Empty(Fetched());
    }

    [Fact]
    public async Task A_part_that_was_spoilt_on_the_disk_costs_one_more_fetch()
    {
        _server.Misbehave = request => _server.Requests.Count == 1 ? _server.Behave(request) with { BreaksOffAfter = Break } : null;
        _options.Attempts = 1;
        await FaultAsync();
        File.WriteAllBytes(PartPath, new byte[Break]);
        _options.Attempts = 2;

        var fetched = await FetchAsync(Digest(_content));

        Assert.Equal(DigestSource.Catalog, fetched!.VouchedBy);
        Assert.Equal(_content, Fetched());
        Assert.Equal([null, Break, null], _server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_digest_that_the_hub_states_is_checked()
    {
        _server.Misbehave = request => _server.Behave(request).With("X-Linked-Etag", $"\"{Digest(_content)}\"");
        Assert.Equal(DigestSource.Hub, (await FetchAsync(hub: _server.Address))!.VouchedBy);

        _server.Files[Name] = [.. _content.Reverse()];
        Assert.Equal(ErrorCode.DigestMismatch, (await FaultAsync(hub: _server.Address)).Code);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again_when_it_says(int status)
    {
        _server.Misbehave = _ => _server.Requests.Count == 1 ? new FileReply(status) { Headers = { ["Retry-After"] = "7" } } : null;

        await FetchAsync();

        Assert.Equal(_content, Fetched());
        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Waits);
    }

    [Fact]
    public async Task Waits_grow_and_end()
    {
        _server.Misbehave = _ => new FileReply(503);

        var fault = await FaultAsync();

        Assert.Equal(ErrorCode.DownloadFailed, fault.Code);
        Assert.Equal([1, 2, 4, 8, 16], _time.Waits.Select(wait => Math.Pow(2, Math.Floor(Math.Log2(wait.TotalSeconds)))));
    }

    [Theory]
    [InlineData(404, "no such file")]
    [InlineData(401, "HF_TOKEN")]
    [InlineData(403, "HF_TOKEN")]
    [InlineData(400, "answer 400")]
    public async Task A_refusal_is_final_and_says_why(int status, string why)
    {
        _server.Misbehave = _ => new FileReply(status);

        var fault = await FaultAsync();

        Assert.Equal(ErrorCode.DownloadRefused, fault.Code);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_the_limit_is_not_taken(bool isAnnounced)
    {
        _limit = Size - 1;
        _server.Misbehave = request => _server.Behave(request) with { HasNoLength = !isAnnounced };

        var fault = await FaultAsync();

        Assert.Equal(ErrorCode.DownloadRefused, fault.Code);
        Assert.Contains("Models:MaxBytes", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Fetched());
    }

    [Theory]
    [InlineData(Size - 1)]
    [InlineData(Size + 1)]
    public async Task Another_length_than_the_known_one_is_refused(int known) =>
        Assert.Equal(ErrorCode.DigestMismatch, (await FaultAsync(bytes: known)).Code);

    [Fact]
    public async Task A_silent_server_is_left()
    {
        _options.Patience = TimeSpan.FromMilliseconds(200);
        _server.Misbehave = request => request.From is null ? _server.Behave(request) with { BreaksOffAfter = Break, FallsSilent = true } : null;

        await FetchAsync();

        Assert.Equal(_content, Fetched());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_the_ways_out()
    {
        await using (var gone = new FileServer())
            _address = gone.Address;

        var fault = await FaultAsync();

        Assert.Equal(ErrorCode.DownloadFailed, fault.Code);
        Assert.Contains("Where there is no way to the internet", fault.Message, StringComparison.Ordinal);
        Assert.Single(_time.Waits);
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://127.0.0.1/model")]
    public async Task A_redirect_to_what_is_not_the_web_is_not_followed(string location)
    {
        _server.Misbehave = _ => new FileReply(302) { Headers = { ["Location"] = location } };
        Assert.Equal(ErrorCode.DownloadRefused, (await FaultAsync()).Code);
    }

    [Fact]
    public async Task Redirects_end()
    {
        _server.Misbehave = _ => new FileReply(302) { Headers = { ["Location"] = "/again" } };
        Assert.Equal(ErrorCode.DownloadRefused, (await FaultAsync()).Code);
    }

    [Fact]
    public async Task The_token_stays_with_the_hub()
    {
        await using var elsewhere = new FileServer();
        elsewhere.Files["stored"] = _content;
        _server.Misbehave = _ => new FileReply(302) { Headers = { ["Location"] = new Uri(elsewhere.Address, "stored").ToString() } };

        await FetchAsync(hub: _server.Address);

        Assert.Equal("Bearer secret", Assert.Single(_server.Requests).Header("Authorization"));
        Assert.Null(Assert.Single(elsewhere.Requests).Header("Authorization"));
        Assert.Equal(_content, Fetched());
    }

    [Fact]
    public async Task A_missing_file_that_may_be_missing_is_none()
    {
        _server.Files.Clear();
        Assert.Null(await FetchAsync(isOptional: true));
    }

    [Fact]
    public async Task A_whole_file_is_not_fetched_again()
    {
        await FetchAsync(Digest(_content));
        await FetchAsync(Digest(_content));
        Assert.Single(_server.Requests);

        await FetchAsync();
        Assert.Equal(FileServer.TagOf(_content), _server.Requests[^1].Header("If-None-Match"));
        Assert.Equal(_content, Fetched());
    }

    private string PartPath => _folder.File(Name + ".part");

    private byte[] Fetched() => File.ReadAllBytes(PartPath);

    private async Task<PulledFile?> FetchAsync(
        string? sha256 = null,
        long? bytes = null,
        Uri? hub = null,
        bool isOptional = false,
        IProgress<PullProgress>? progress = null,
        CancellationToken? cancellationToken = null)
    {
        using var http = new ModelHttp(new ModelHub(hub?.ToString(), "secret"), _options);
        var file = new RemoteFile
        {
            Path = Name, Address = new Uri(_address, Name), Url = Name, Sha256 = sha256, Bytes = bytes, VouchedBy = sha256 is null ? DigestSource.Nobody : DigestSource.Catalog,
            IsOptional = isOptional,
        };
        return await new FileDownload(http, _options, _time).FetchAsync(file, _folder.Path, _limit, progress, cancellationToken ?? Cancellation);
    }

    private Task<ShopVisionException> FaultAsync(string? sha256 = null, long? bytes = null, Uri? hub = null) =>
        Assert.ThrowsAsync<ShopVisionException>(() => FetchAsync(sha256, bytes, hub));

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private sealed class Watch(Action<PullProgress> see) : IProgress<PullProgress>
    {
        public void Report(PullProgress value) => see(value);
    }
}
