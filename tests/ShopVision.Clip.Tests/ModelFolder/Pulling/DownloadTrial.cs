using System.Security.Cryptography;
using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Pulling;

/// <summary>One file on a server, and the folder and the clock of who fetches it.</summary>
internal sealed class DownloadTrial : IAsyncDisposable
{
    public const string Name = "onnx/model.onnx";
    public const int Size = 300_000;
    public const int Break = 100_000;

    private readonly TemporaryFolder _folder = new();

    public DownloadTrial()
    {
        new Random(1).NextBytes(Content);
        Server.Files[Name] = Content;
        Address = Server.Address;
    }

    public FileServer Server { get; } = new();

    public ImpatientTime Time { get; } = new();

    public ModelPullOptions Options { get; } = new() { Patience = TimeSpan.FromSeconds(30) };

    public byte[] Content { get; } = new byte[Size];

    public long Limit { get; set; } = 10 * Size;

    public Uri Address { get; set; }

    public string PartPath => _folder.File(Name + ".part");

    public static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public byte[] Fetched() => File.ReadAllBytes(PartPath);

    public async Task<PulledFile?> FetchAsync(
        string? sha256 = null,
        long? bytes = null,
        Uri? hub = null,
        bool isOptional = false,
        IProgress<PullProgress>? progress = null,
        CancellationToken? cancellationToken = null)
    {
        using var http = new ModelHttp(new ModelHub(hub?.ToString(), "secret"), Options);
        var file = new RemoteFile
        {
            Path = Name, Address = new Uri(Address, Name), Url = Name, Sha256 = sha256, Bytes = bytes, VouchedBy = sha256 is null ? DigestSource.Nobody : DigestSource.Catalog,
            IsOptional = isOptional,
        };
        return await new FileDownload(http, Options, Time).FetchAsync(file, _folder.Path, Limit, progress, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    public Task<ShopVisionException> FaultAsync(string? sha256 = null, long? bytes = null, Uri? hub = null) =>
        Assert.ThrowsAsync<ShopVisionException>(() => FetchAsync(sha256, bytes, hub));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
