using System.Net;
using System.Net.Http.Headers;
using System.Reflection;

namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>Asks for files. Redirects are followed here and not by the handler, so that a token never leaves the hub and https stays https.</summary>
internal sealed class ModelHttp : IDisposable
{
    private const int MostRedirects = 8;

    private readonly ModelHub _hub;
    private readonly HttpClient _http;

    public ModelHttp(ModelHub hub, ModelPullOptions options)
    {
        _hub = hub;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = options.Patience };
        if (options.Proxy is { } proxy)
            handler.Proxy = new WebProxy(proxy);
        // Silence is measured for each answer and each read instead: a large file takes as long as it takes.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var version = typeof(ModelHttp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("shopvision", version.Split('+')[0]));
        // Compressed on the way, a file would have neither the length nor the ranges that it has at rest.
        _http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
    }

    public async Task<FileAnswer> GetAsync(Uri address, Action<HttpRequestHeaders> addHeaders, CancellationToken cancellationToken)
    {
        var (current, linkedSha256, commit) = (address, (string?)null, (string?)null);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, current);
            addHeaders(request.Headers);
            if (_hub.TokenFor(current) is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (_hub.IsAt(current))
                (linkedSha256, commit) = (HubHeaders.Sha256Of(response) ?? linkedSha256, HubHeaders.CommitOf(response) ?? commit);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                return new FileAnswer(response, linkedSha256, commit);

            response.Dispose();
            current = Next(current, response.Headers.Location);
        }

        throw DownloadFaults.TooManyRedirects(address, MostRedirects);
    }

    public void Dispose() => _http.Dispose();

    private static Uri Next(Uri current, Uri? location)
    {
        var next = location is null ? null : new Uri(current, location);
        return next is not null && WebAddress.IsUsable(next) && (current.Scheme != Uri.UriSchemeHttps || next.Scheme == Uri.UriSchemeHttps)
            ? next
            : throw DownloadFaults.WrongRedirect(current, location);
    }
}
