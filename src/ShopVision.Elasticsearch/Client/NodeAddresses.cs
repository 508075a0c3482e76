using System.Text;

namespace ShopVision.Elasticsearch.Client;

/// <summary>The addresses that the settings name: one by one, or by a cloud id. Throws <c>setting-invalid</c>.</summary>
internal static class NodeAddresses
{
    public static IReadOnlyList<Uri> Of(ElasticsearchOptions options)
    {
        if (options.CloudId is { Length: > 0 } cloud)
            return [OfCloud(cloud)];
        Uri[] addresses = [.. options.Nodes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];
        return addresses.Length > 0 ? addresses : throw ElasticsearchFaults.SettingInvalid(nameof(options.Nodes), "an address such as http://127.0.0.1:9200", "none");
    }

    private static Uri Parse(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Query.Length == 0
            ? WithSlash(address)
            : throw ElasticsearchFaults.SettingInvalid(
                nameof(ElasticsearchOptions.Nodes), "addresses such as http://127.0.0.1:9200, separated by ';' and without a name or password", WithoutSecret(written));

    /// <summary><c>name:base64(host[:port]$elasticsearch-id[$kibana-id])</c>.</summary>
    private static Uri OfCloud(string cloud)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(cloud[(cloud.LastIndexOf(':') + 1)..])).Split('$');
            if (parts is [{ Length: > 0 } host, { Length: > 0 } id, ..] && Uri.TryCreate($"https://{id}.{host}/", UriKind.Absolute, out var address))
                return address;
        }
        catch (FormatException)
        {
            // Not base64: told below, with everything else that is not a cloud id.
        }

        throw ElasticsearchFaults.SettingInvalid(nameof(ElasticsearchOptions.CloudId), "a cloud id as the deployment's page shows it, 'name:' and base64", "something else");
    }

    private static Uri WithSlash(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    private static string WithoutSecret(string written) => written.LastIndexOf('@') is >= 0 and var end ? $"…{written[end..]}" : written;
}
