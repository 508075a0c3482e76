using System.Collections.Concurrent;
using ShopVision.Core.Images;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>Pictures that last as long as the test.</summary>
internal sealed class MemoryImageStore : IImageStore
{
    private readonly ConcurrentDictionary<string, byte[]> _pictures = new();

    public int Count => _pictures.Count;

    public void Clear() => _pictures.Clear();

    public Task<bool> ContainsAsync(string contentDigest, CancellationToken cancellationToken) =>
        Task.FromResult(_pictures.ContainsKey(contentDigest));

    public Task<StoredPictures> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new StoredPictures(_pictures.Keys.Select(digest => StoredPictures.KeyOf(digest))));

    public Task SaveAsync(string contentDigest, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken)
    {
        _pictures.TryAdd(contentDigest, jpeg.ToArray());
        return Task.CompletedTask;
    }

    public Task<byte[]?> ReadAsync(string contentDigest, CancellationToken cancellationToken) =>
        Task.FromResult(_pictures.GetValueOrDefault(contentDigest));

    public Task<int> KeepAsync(IReadOnlySet<string> contentDigests, CancellationToken cancellationToken) =>
        Task.FromResult(_pictures.Keys.Count(digest => !contentDigests.Contains(digest) && _pictures.TryRemove(digest, out _)));
}
