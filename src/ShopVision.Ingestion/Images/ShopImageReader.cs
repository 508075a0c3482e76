using ShopVision.Ingestion.Fetching;

namespace ShopVision.Ingestion.Images;

/// <summary>Reads each picture where it is: addresses from the web, paths from a folder, or from below an address where that is the base.</summary>
internal sealed class ShopImageReader(LocalImageReader? local, RemoteImageReader remote, Uri? baseAddress) : IImageReader
{
    public int Ahead => remote.Ahead;

    public string? Obstacle(string source) => Whole(source, out var whole).Obstacle(whole);

    public Sha256Digest? KnownDigest(string source) => Whole(source, out var whole).KnownDigest(whole);

    public ValueTask<ImageFile> ReadAsync(string source, CancellationToken cancellationToken) => Whole(source, out var whole).ReadAsync(whole, cancellationToken);

    public ValueTask<ImageFile> LoadAsync(string source, CancellationToken cancellationToken) => Whole(source, out var whole).LoadAsync(whole, cancellationToken);

    private IImageReader Whole(string source, out string whole)
    {
        whole = source;
        if (WebAddress.IsMeant(source))
            return remote;
        if (local is not null)
            return local;
        whole = Uri.TryCreate(baseAddress, source, out var address) ? address.AbsoluteUri : source;
        return remote;
    }
}
