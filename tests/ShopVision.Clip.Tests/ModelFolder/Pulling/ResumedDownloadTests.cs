using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Pulling;

/// <summary>Downloads that break off, and go on.</summary>
public sealed class ResumedDownloadTests : IAsyncDisposable
{
    private readonly DownloadTrial _download = new();

    public ValueTask DisposeAsync() => _download.DisposeAsync();

    [Fact]
    public async Task A_lost_connection_is_taken_up_where_it_broke()
    {
        _download.Server.Misbehave = request => request.From is null ? _download.Server.Behave(request) with { BreaksOffAfter = DownloadTrial.Break } : null;

        await _download.FetchAsync();

        Assert.Equal(_download.Content, _download.Fetched());
        Assert.Equal([null, DownloadTrial.Break], _download.Server.Requests.Select(request => request.From));
        Assert.Equal(FileServer.TagOf(_download.Content), _download.Server.Requests[1].Header("If-Range"));
    }

    [Fact]
    public async Task Any_number_of_breaks_is_borne_while_bytes_come()
    {
        _download.Server.Misbehave = request => _download.Server.Behave(request) with { BreaksOffAfter = Math.Min(20_000, DownloadTrial.Size - (request.From ?? 0)) };

        await _download.FetchAsync();

        Assert.Equal(_download.Content, _download.Fetched());
        Assert.Equal(DownloadTrial.Size / 20_000, _download.Server.Requests.Count);
        Assert.All(_download.Time.Waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.25)));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_is_asked_for_the_whole()
    {
        _download.Server.Misbehave = request =>
        {
            var whole = _download.Server.Behave(request with { Headers = new Dictionary<string, string>() });
            return _download.Server.Requests.Count == 1 ? whole with { BreaksOffAfter = DownloadTrial.Break } : whole;
        };

        await _download.FetchAsync();

        Assert.Equal(_download.Content, _download.Fetched());
    }

    [Fact]
    public async Task A_server_that_always_breaks_off_at_the_same_byte_is_given_up()
    {
        _download.Server.Misbehave = request => _download.Server.Behave(request with { Headers = new Dictionary<string, string>() }) with { BreaksOffAfter = DownloadTrial.Break };

        var fault = await _download.FaultAsync();

        Assert.Equal(ErrorCode.DownloadFailed, fault.Code);
        Assert.True(fault.IsTransient);
        Assert.Contains("Models:Mirror", fault.Message, StringComparison.Ordinal);
        Assert.Equal(_download.Options.Attempts, _download.Server.Requests.Count);
    }

    [Fact]
    public async Task Another_run_goes_on_where_the_last_was_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        _download.Server.Misbehave = request => request.From is null ? _download.Server.Behave(request) with { BreaksOffAfter = DownloadTrial.Break, FallsSilent = true } : null;
        var progress = new Watch(report =>
        {
            if (report.Bytes == DownloadTrial.Break)
                cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _download.FetchAsync(progress: progress, cancellationToken: cancel.Token));
        await _download.FetchAsync();

        Assert.Equal(_download.Content, _download.Fetched());
        Assert.Equal(DownloadTrial.Break, _download.Server.Requests[^1].From);
    }

    [Fact]
    public async Task A_file_that_changes_midway_is_fetched_anew()
    {
        byte[] changed = [.. _download.Content.Reverse()];
        _download.Server.Misbehave = request =>
        {
            var reply = _download.Server.Behave(request);
            _download.Server.Files[DownloadTrial.Name] = changed;
            return reply.Content.Length == DownloadTrial.Size && request.From is null && _download.Server.Requests.Count == 1 ? reply with { BreaksOffAfter = DownloadTrial.Break } : reply;
        };

        await _download.FetchAsync();

        Assert.Equal(changed, _download.Fetched());
    }

    [Fact]
    public async Task A_range_of_another_version_is_not_joined_to_the_first()
    {
        byte[] changed = [.. _download.Content.Reverse()];
        _download.Server.Misbehave = request => request.From is { } from
            ? new FileReply(206, changed[from..]) { Headers = { ["ETag"] = FileServer.TagOf(changed), ["Content-Range"] = $"bytes {from}-{DownloadTrial.Size - 1}/{DownloadTrial.Size}" } }
            : _download.Server.Requests.Count == 1 ? _download.Server.Behave(request) with { BreaksOffAfter = DownloadTrial.Break } : null;

        await _download.FetchAsync();

        Assert.Equal(_download.Content, _download.Fetched());
    }

    [Fact]
    public async Task A_part_that_was_spoilt_on_the_disk_costs_one_more_fetch()
    {
        _download.Server.Misbehave = request => _download.Server.Requests.Count == 1 ? _download.Server.Behave(request) with { BreaksOffAfter = DownloadTrial.Break } : null;
        _download.Options.Attempts = 1;
        await _download.FaultAsync();
        File.WriteAllBytes(_download.PartPath, new byte[DownloadTrial.Break]);
        _download.Options.Attempts = 2;

        var fetched = await _download.FetchAsync(DownloadTrial.Digest(_download.Content));

        Assert.Equal(DigestSource.Catalog, fetched!.VouchedBy);
        Assert.Equal(_download.Content, _download.Fetched());
        Assert.Equal([null, DownloadTrial.Break, null], _download.Server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_silent_server_is_left()
    {
        _download.Options.Patience = TimeSpan.FromMilliseconds(200);
        _download.Server.Misbehave = request => request.From is null ? _download.Server.Behave(request) with { BreaksOffAfter = DownloadTrial.Break, FallsSilent = true } : null;

        await _download.FetchAsync();

        Assert.Equal(_download.Content, _download.Fetched());
    }

    private sealed class Watch(Action<PullProgress> see) : IProgress<PullProgress>
    {
        public void Report(PullProgress value) => see(value);
    }
}
