using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace ShopVision.Elasticsearch.Client;

/// <summary>
/// Elasticsearch over <see cref="HttpClient"/>. A request that never reached a node goes to the next one; one that may have been done goes
/// on only if it is repeatable. Thread safe.
/// </summary>
internal sealed class HttpTransport : IElasticsearchTransport
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    // Addresses of nodes change; a connection must not outlive a name's record for ever.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;
    private readonly NodePool _nodes;
    private readonly ElasticsearchOptions _options;
    private readonly TimeProvider _time;

    public HttpTransport(ElasticsearchOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _nodes = new NodePool(NodeAddresses.Of(options), time);
        _http = new HttpClient(Handler(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = Authentication.Of(options);
        // A server answers in the form of the question otherwise.
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(ElasticsearchRequest.Json));
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ShopVision", typeof(HttpTransport).Assembly.GetName().Version?.ToString()));
    }

    public async Task<ElasticsearchResponse> SendAsync(ElasticsearchRequest request, CancellationToken cancellationToken)
    {
        var tried = new List<Node>();
        while (true)
        {
            var node = _nodes.Next(tried);
            tried.Add(node);
            var mayGoOn = tried.Count <= _options.MaxRetries;
            try
            {
                var response = await SendAsync(node, request, cancellationToken);
                if (!IsNodeInTrouble(response.Status))
                {
                    node.Succeeded();
                    return response;
                }

                node.Failed(_time);
                if (!mayGoOn || !request.IsRepeatable || IsLastOfOne(tried))
                    return response;
            }
            catch (Exception exception) when (IsFailure(exception, cancellationToken))
            {
                node.Failed(_time);
                var mayRepeat = request.IsRepeatable || ElasticsearchFaults.NeverArrived(exception);
                if (ElasticsearchFaults.IsUntrusted(exception) || !mayGoOn || !mayRepeat || IsLastOfOne(tried))
                    throw ElasticsearchFaults.Unavailable(node.Address, exception);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A single node is tried twice: the first connection may have been one that it closed meanwhile.</summary>
    private bool IsLastOfOne(List<Node> tried) => _nodes.Count == 1 && tried.Count > 1;

    private async Task<ElasticsearchResponse> SendAsync(Node node, ElasticsearchRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(request.Timeout ?? _options.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var message = new HttpRequestMessage(request.Method, new Uri(node.Address, request.Path));
        if (!request.Body.IsEmpty)
            message.Content = Content(request);
        using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
        var body = await ReadAsync(answer.Content, either.Token);
        var product = answer.Headers.TryGetValues("X-Elastic-Product", out var values) ? values.FirstOrDefault() : null;
        return new ElasticsearchResponse(node.Address, answer.StatusCode, body, product);
    }

    /// <summary>Into one array where the length is told: the content's own way goes over a second one.</summary>
    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength is not ({ } length and < int.MaxValue))
            return await content.ReadAsByteArrayAsync(cancellationToken);
        var body = new byte[length];
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        await stream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    private HttpContent Content(ElasticsearchRequest request)
    {
        HttpContent content = _options.Compress ? Compressed(request.Body) : new ReadOnlyMemoryContent(request.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        return content;
    }

    private static ByteArrayContent Compressed(ReadOnlyMemory<byte> body)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body.Span);
        var content = new ByteArrayContent(buffer.GetBuffer(), 0, (int)buffer.Length);
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    /// <summary>What a proxy or a node says that cannot do anything now: another one may.</summary>
    private static bool IsNodeInTrouble(HttpStatusCode status) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static SocketsHttpHandler Handler(ElasticsearchOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            AutomaticDecompression = options.Compress ? DecompressionMethods.GZip : DecompressionMethods.None,
        };
        if (options.CertificateFingerprint is { Length: > 0 } fingerprint)
        {
            var authority = PinnedAuthority.Parse(fingerprint);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => authority.Trusts(certificate, chain, errors);
        }

        return handler;
    }
}
