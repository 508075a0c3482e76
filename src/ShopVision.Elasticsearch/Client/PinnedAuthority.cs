using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ShopVision.Elasticsearch.Client;

/// <summary>
/// Trusts a server whose chain holds the certificate of this fingerprint, which is how Elasticsearch's own authority is trusted: no
/// system knows it. The name in the certificate must still be the server's.
/// </summary>
internal sealed class PinnedAuthority
{
    private readonly string _fingerprint;

    private PinnedAuthority(string fingerprint) => _fingerprint = fingerprint;

    /// <summary>From hex with or without colons. Throws <c>setting-invalid</c>.</summary>
    public static PinnedAuthority Parse(string written)
    {
        var bare = written.Replace(":", "", StringComparison.Ordinal).Trim();
        return bare.Length == SHA256.HashSizeInBytes * 2 && bare.All(char.IsAsciiHexDigit)
            ? new PinnedAuthority(bare)
            : throw ElasticsearchFaults.SettingInvalid(
                nameof(ElasticsearchOptions.CertificateFingerprint), "the SHA-256 of a certificate, 64 hex digits", $"{bare.Length} characters");
    }

    public bool Trusts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || chain is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        var pinned = chain.ChainElements.Select(element => element.Certificate)
            .FirstOrDefault(known => known.GetCertHashString(HashAlgorithmName.SHA256).Equals(_fingerprint, StringComparison.OrdinalIgnoreCase));
        if (pinned is null)
            return false;
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.Add(pinned);
        foreach (var element in chain.ChainElements)
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var server = new X509Certificate2(certificate);
        return own.Build(server);
    }
}
