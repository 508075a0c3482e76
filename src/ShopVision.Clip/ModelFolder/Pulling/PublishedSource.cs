namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>A folder on the web with a model as it is published.</summary>
/// <param name="Address">Where it is fetched from.</param>
/// <param name="Origin">Where it is known to come from: the same, but for a mirror.</param>
/// <param name="Digests">What the catalogue knows of its files, by path.</param>
/// <param name="Limit">The most bytes that all files together may have.</param>
internal sealed record PublishedSource(Uri Address, Uri Origin, IReadOnlyDictionary<string, string> Digests, long Limit)
{
    public RemoteFile File(string path, bool isOptional) => new()
    {
        Path = path,
        Address = new Uri(Address, path),
        Url = WebAddress.Plain(new Uri(Origin, path)),
        Sha256 = Digests.GetValueOrDefault(path),
        VouchedBy = Digests.ContainsKey(path) ? DigestSource.Catalog : DigestSource.Nobody,
        IsOptional = isOptional,
    };
}
