using System.Net.Http.Headers;
using System.Text;

namespace ShopVision.Elasticsearch.Client;

/// <summary>Who we are to the cluster, as the header says it.</summary>
internal static class Authentication
{
    /// <summary>Null where the settings name nobody.</summary>
    public static AuthenticationHeaderValue? Of(ElasticsearchOptions options)
    {
        if (options.ApiKey is { Length: > 0 } key)
            return new AuthenticationHeaderValue("ApiKey", key);
        if (options.BearerToken is { Length: > 0 } token)
            return new AuthenticationHeaderValue("Bearer", token);
        return options.UserName is { Length: > 0 } user
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}")))
            : null;
    }
}
