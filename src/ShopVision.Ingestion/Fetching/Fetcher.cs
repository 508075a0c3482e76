using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace ShopVision.Ingestion.Fetching;

/// <summary>
/// Fetches from web servers that others name: from public addresses only (checked at every hop, and at the very connection), with bounds on
/// bytes, time and redirects, a few requests at a time for each host, and again after a while where the reason may pass. Thread safe.
/// </summary>
internal sealed class Fetcher : IDisposable
{
    // However fast a host is, a pause of less is nothing unusual.
    private static readonly TimeSpan ShortestPatience = TimeSpan.FromSeconds(2);

    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HostGates _gates;
    private readonly SemaphoreSlim _places;
    private readonly HttpClient _http;

    public Fetcher(FetchOptions options, TimeProvider time, IConnections? connections = null)
    {
        (_options, _time) = (options, time);
        _gates = new HostGates(options.PerHost, time);
        _places = new SemaphoreSlim(options.Concurrency, options.Concurrency);
        var guard = new GuardedConnections(new AddressRules(options), connections ?? new SystemConnections());
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = guard.ConnectAsync,
            ConnectTimeout = options.IdleTimeout,
            // A proxy would look the name up itself, and reach what must not be reached.
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 64,
            MaxConnectionsPerServer = options.PerHost,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ShopVision", null));
    }

    /// <summary>
    /// Writes what is at the address to <paramref name="into"/>, which is emptied before each attempt. <paramref name="known"/> asks for it
    /// only where it is not that version any more. Throws for cancellation alone.
    /// </summary>
    public async Task<FetchResult> FetchAsync(string address, FetchBounds bounds, Validators known, Stream into, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            into.SetLength(0);
            var result = await TryAsync(address, bounds, known, into, isLast: attempt == _options.Attempts, cancellationToken).ConfigureAwait(false);
            var pause = Pause(attempt, result.RetryAfter);
            if (result.Status != FetchStatus.Failed || attempt == _options.Attempts || pause > _options.LongestPause)
                return result;
            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _gates.Dispose();
        _places.Dispose();
    }

    private TimeSpan Pause(int attempt, TimeSpan? asked)
    {
        var pause = _options.Backoff * Math.Pow(2, attempt - 1) * (0.75 + (Random.Shared.NextDouble() / 2));
        return asked > pause ? asked.Value : pause;
    }

    private async Task<FetchResult> TryAsync(string text, FetchBounds bounds, Validators known, Stream into, bool isLast, CancellationToken cancellationToken)
    {
        var (address, problem) = WebAddress.Read(text);
        for (var hop = 0; ; hop++)
        {
            if (address is null)
                return new FetchResult(FetchStatus.Blocked, hop == 0 ? problem : $"leads on to an address that {problem}");
            if (hop > _options.MaxRedirects)
                return new FetchResult(FetchStatus.Refused, $"leads on more than {_options.MaxRedirects} times");
            using var place = await _gates.EnterAsync(address.Authority, _options.LongestPause, cancellationToken).ConfigureAwait(false);
            if (place is null)
                return new FetchResult(FetchStatus.Failed, $"cannot be fetched now: {address.Authority} asks to be left alone");
            var (result, next) = await AskInTurnAsync(address, bounds, known, into, Idle(place, isLast), cancellationToken).ConfigureAwait(false);
            if (result.Status is not (FetchStatus.Failed or FetchStatus.Blocked))
                place.Answered();
            if (next is null)
                return result;
            (address, problem) = WebAddress.Read(next, relativeTo: address);
        }
    }

    private async Task<(FetchResult Result, string? Next)> AskInTurnAsync(
        Uri address, FetchBounds bounds, Validators known, Stream into, TimeSpan idle, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await AskAsync(address, bounds, known, into, idle, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>One request: what came of it, or where the server sends us on.</summary>
    private async Task<(FetchResult Result, string? Next)> AskAsync(
        Uri address, FetchBounds bounds, Validators known, Stream into, TimeSpan idle, CancellationToken cancellationToken)
    {
        using var patience = new Patience(bounds.Timeout, idle, _time, cancellationToken);
        try
        {
            using var request = Request(address, known);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.TryGetValues("Location", out var locations))
                return (new FetchResult(FetchStatus.Failed), locations.First());
            if (response.StatusCode != HttpStatusCode.OK)
                return (NotGiven(address, response), null);
            if (response.Content.Headers.ContentLength > bounds.MaxBytes)
                return (TooLarge(bounds), null);
            return (await CopyAsync(response, bounds, into, patience).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new FetchResult(FetchStatus.Failed, $"did not come: {patience.Reason}"), null);
        }
        catch (Exception fault) when (Blocked(fault) is { } blocked)
        {
            return (new FetchResult(FetchStatus.Blocked, blocked.Message), null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return (new FetchResult(FetchStatus.Failed, $"did not come: {(fault.InnerException ?? fault).Message.TrimEnd('.')}"), null);
        }
    }

    /// <summary>The last attempt waits as long as the settings allow; one before it no longer than is usual for the host.</summary>
    private TimeSpan Idle(HostGates.Place place, bool isLast)
    {
        if (isLast || place.Patience is not { } usual)
            return _options.IdleTimeout;
        var patience = usual > ShortestPatience ? usual : ShortestPatience;
        return patience < _options.IdleTimeout ? patience : _options.IdleTimeout;
    }

    private HttpRequestMessage Request(Uri address, Validators known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (known.ETag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        else if (known.LastModified is { } moment)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", moment);
        if (_options.Credentials.FirstOrDefault(credential => credential.Host.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase)) is { } credential)
            request.Headers.TryAddWithoutValidation("Authorization", credential.Authorization);
        return request;
    }

    private FetchResult NotGiven(Uri address, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status == 304)
            return new FetchResult(FetchStatus.NotModified) { Validators = ValidatorsOf(response) };
        var reason = $"did not come: {address.Authority} answers {status}{(status == 401 ? $" (what it wants to see stands under {FetchOptions.Section}:{nameof(FetchOptions.Credentials)})" : "")}";
        if (status is not (408 or 425 or 429 or >= 500))
            return new FetchResult(FetchStatus.Refused, reason);
        var after = response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - _time.GetUtcNow() : null;
        if (status is 429 or 503 && after > TimeSpan.Zero)
            _gates.LeaveAlone(address.Authority, after.Value);
        return new FetchResult(FetchStatus.Failed, reason) { RetryAfter = after };
    }

    private static async Task<FetchResult> CopyAsync(HttpResponseMessage response, FetchBounds bounds, Stream into, Patience patience)
    {
        var from = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
        var buffer = new byte[64 * 1024];
        for (long copied = 0; ;)
        {
            patience.Renew();
            var read = await from.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
            if (read == 0)
                return new FetchResult(FetchStatus.Fetched) { Validators = ValidatorsOf(response) };
            if ((copied += read) > bounds.MaxBytes)
                return TooLarge(bounds);
            await into.WriteAsync(buffer.AsMemory(0, read), patience.Token).ConfigureAwait(false);
        }
    }

    private static FetchResult TooLarge(FetchBounds bounds) => new(FetchStatus.TooLarge, $"is larger than {bounds.MaxBytes >> 20} MiB");

    private static Validators ValidatorsOf(HttpResponseMessage response) => new(
        response.Headers.TryGetValues("ETag", out var tags) ? tags.First() : null,
        response.Content.Headers.TryGetValues("Last-Modified", out var moments) ? moments.First() : null);

    private static BlockedAddressException? Blocked(Exception fault) => fault as BlockedAddressException ?? fault.InnerException as BlockedAddressException;
}

/// <summary>How much may come, and how long it may take in all; without end where that is null.</summary>
internal readonly record struct FetchBounds(long MaxBytes, TimeSpan? Timeout);
