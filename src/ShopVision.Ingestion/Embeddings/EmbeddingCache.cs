using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Files;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Embeddings;

/// <summary>
/// Every embedding that one model ever made, by the digest of the picture: what makes a second run and a rebuild cheap. One
/// append-only file, <c>embeddings/&lt;fingerprint&gt;.bin</c>; a record is digest, vector (little-endian floats) and CRC-32C. Records that a
/// crash left incomplete are dropped at open. One process at a time; thread safe within it.
/// </summary>
internal sealed class EmbeddingCache : IDisposable
{
    private const int DigestSize = 32;
    private const int ChecksumSize = sizeof(uint);
    private const int RecordsAtOnce = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<Sha256Digest, long> _offsets = [];
    private readonly SafeFileHandle _file;
    private readonly int _recordSize;
    private long _end;

    private EmbeddingCache(SafeFileHandle file, int dimensions)
    {
        _file = file;
        _recordSize = DigestSize + (dimensions * sizeof(float)) + ChecksumSize;
    }

    public int Count => _offsets.Count;

    /// <summary>Opens or creates the model's cache. Throws <c>index-version-unsupported</c>, <c>index-damaged</c>, <c>index-locked</c> or <c>data-folder-unusable</c>.</summary>
    public static EmbeddingCache Open(string dataFolder, IndexModel model)
    {
        var path = Path.Combine(dataFolder, "embeddings", $"{model.Fingerprint.Value}.bin");
        var file = OpenFile(path);
        try
        {
            var cache = new EmbeddingCache(file, model.Dimensions);
            cache.Load(path, model);
            return cache;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public bool Contains(string digest) => Contains(Sha256Digest.Parse(digest));

    public bool Contains(Sha256Digest digest)
    {
        lock (_lock)
            return _offsets.ContainsKey(digest);
    }

    /// <summary>Null where the picture was never embedded.</summary>
    public Embedding? Find(string digest)
    {
        lock (_lock)
        {
            if (!_offsets.TryGetValue(Sha256Digest.Parse(digest), out var offset))
                return null;
            var record = new byte[_recordSize];
            RandomAccess.Read(_file, record, offset);
            return Embedding.TryNormalize(MemoryMarshal.Cast<byte, float>(record.AsSpan(DigestSize..^ChecksumSize)));
        }
    }

    /// <summary>Adding a picture again changes nothing.</summary>
    public void Add(string digest, Embedding embedding)
    {
        var key = Sha256Digest.Parse(digest);
        lock (_lock)
        {
            if (_offsets.ContainsKey(key))
                return;
            var record = new byte[_recordSize];
            key.CopyTo(record);
            MemoryMarshal.AsBytes(embedding.Values).CopyTo(record.AsSpan(DigestSize));
            BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(^ChecksumSize..), Checksum(record));
            RandomAccess.Write(_file, record, _end);
            _offsets.Add(key, _end);
            _end += _recordSize;
        }
    }

    public void Dispose() => _file.Dispose();

    private static SafeFileHandle OpenFile(string path) =>
        OwnedFile.Open(path, "the embedding cache", file => File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));

    private void Load(string path, IndexModel model)
    {
        var header = new byte[CacheHeader.Size];
        if (RandomAccess.Read(_file, header, 0) < header.Length)
        {
            // New, or cut off by a crash before its first record.
            RandomAccess.Write(_file, CacheHeader.For(model), 0);
            RandomAccess.SetLength(_file, CacheHeader.Size);
        }
        else
        {
            CacheHeader.Require(header, model, path);
        }

        LoadRecords();
        RandomAccess.SetLength(_file, _end);
    }

    /// <summary>A record whose checksum does not hold is passed over: its picture is embedded again.</summary>
    private void LoadRecords()
    {
        var records = new byte[RecordsAtOnce * _recordSize];
        for (_end = CacheHeader.Size; ;)
        {
            // At the end of the file there may be less, of which what is whole counts.
            var whole = RandomAccess.Read(_file, records, _end) / _recordSize;
            if (whole == 0)
                return;
            for (var i = 0; i < whole; i++, _end += _recordSize)
            {
                var record = records.AsSpan(i * _recordSize, _recordSize);
                if (BinaryPrimitives.ReadUInt32LittleEndian(record[^ChecksumSize..]) == Checksum(record))
                    _offsets[Sha256Digest.Read(record)] = _end;
            }
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> record)
    {
        // Digest and floats are a multiple of four bytes: no byte is left over.
        var checksum = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, uint>(record[..^ChecksumSize]))
            checksum = BitOperations.Crc32C(checksum, word);
        return ~checksum;
    }
}
