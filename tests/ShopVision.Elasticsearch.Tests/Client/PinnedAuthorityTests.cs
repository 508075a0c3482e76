using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ShopVision.Core.Errors;
using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch.Tests.Client;

public sealed class PinnedAuthorityTests
{
    private static readonly ElasticsearchRequest Search = new(HttpMethod.Get, "_search");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_that_nobody_knows_is_not_trusted()
    {
        using var certificate = SelfSigned("localhost");

        Assert.Equal(ErrorCode.IndexServerUntrusted, await CodeOfAsync(certificate, fingerprint: null));
    }

    [Fact]
    public async Task A_certificate_is_trusted_by_its_fingerprint()
    {
        using var certificate = SelfSigned("localhost");

        Assert.Null(await CodeOfAsync(certificate, Fingerprint(certificate)));
    }

    [Fact]
    public async Task Another_fingerprint_is_not_enough()
    {
        using var certificate = SelfSigned("localhost");
        using var other = SelfSigned("localhost");

        Assert.Equal(ErrorCode.IndexServerUntrusted, await CodeOfAsync(certificate, Fingerprint(other)));
    }

    [Fact]
    public async Task The_certificate_of_another_server_is_not_trusted()
    {
        using var certificate = SelfSigned("elsewhere.example.com");

        Assert.Equal(ErrorCode.IndexServerUntrusted, await CodeOfAsync(certificate, Fingerprint(certificate)));
    }

    [Fact]
    public void What_is_no_fingerprint_is_refused() =>
        Assert.Equal(ErrorCode.SettingInvalid, Assert.Throws<ShopVisionException>(() => PinnedAuthority.Parse("AB:CD")).Code);

    private static async Task<ErrorCode?> CodeOfAsync(X509Certificate2 certificate, string? fingerprint)
    {
        await using var node = new StubNode(_ => new StubReply(200), certificate);
        using var transport = new HttpTransport(
            new ElasticsearchOptions { Nodes = node.Address, CertificateFingerprint = fingerprint }, TimeProvider.System);
        try
        {
            await transport.SendAsync(Search, Cancellation);
            return null;
        }
        catch (ShopVisionException fault)
        {
            return fault.Code;
        }
    }

    private static string Fingerprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
