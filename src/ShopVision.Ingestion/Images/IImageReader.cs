namespace ShopVision.Ingestion.Images;

/// <summary>Reads the pictures that a feed names. Thread safe.</summary>
internal interface IImageReader
{
    /// <summary>How many pictures are worth reading before they are needed.</summary>
    int Ahead { get; }

    /// <summary>Why the picture can never be read, as far as can be told without reading it; null where it may.</summary>
    string? Obstacle(string source);

    /// <summary>The picture's digest where it is known without reading or asking; null where it is not.</summary>
    Sha256Digest? KnownDigest(string source);

    /// <summary>The picture's digest, with its bytes unless the digest is known without them.</summary>
    ValueTask<ImageFile> ReadAsync(string source, CancellationToken cancellationToken);

    /// <summary>The same, always with its bytes.</summary>
    ValueTask<ImageFile> LoadAsync(string source, CancellationToken cancellationToken);
}
