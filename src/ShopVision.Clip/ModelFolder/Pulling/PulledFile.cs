namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>A file that came whole, with the digest of what came.</summary>
public sealed record PulledFile(string Path, long Bytes, string Sha256, DigestSource VouchedBy);
