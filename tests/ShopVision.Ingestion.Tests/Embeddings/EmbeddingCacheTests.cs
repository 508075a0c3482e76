using System.Security.Cryptography;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Embeddings;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Tests.Embeddings;

public sealed class EmbeddingCacheTests : IDisposable
{
    private static readonly IndexModel Model = IndexModel.Of(Some.Model);

    /// <summary>Mark, version, dimensions, SHA-256 of the fingerprint; then digest, eight floats, CRC-32C.</summary>
    private const string Version1 =
        "5356454D4245440A01000000080000002A8ABFA8CB9906290437854193CA6BCA41D4D4E26D1D454BD66A35158095E737" +
        "6E340B9CFFB37A989CA544E6BB780A2C78901D3FB33738768511A30617AFA01D00000000000000000000803F00000000" +
        "000000000000000000000000000000002AAFEEE0";

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File($"embeddings/{Model.Fingerprint.Value}.bin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_embedding_is_found_again_after_reopening()
    {
        Fill(3);

        using var cache = Open();

        Assert.Equal(3, cache.Count);
        Assert.Equal(1, cache.Find(Digest(2))!.Dot(Some.Embedding(2)), 6);
        Assert.Null(cache.Find(Digest(9)));
    }

    [Fact]
    public void While_another_ingest_has_the_cache_or_the_record_of_pictures_the_fault_is_one_that_passes()
    {
        using var cache = Open();
        using var journal = FetchJournal.Open(_folder.Path);

        var faults = new[] { Assert.Throws<ShopVisionException>(Open), Assert.Throws<ShopVisionException>(() => FetchJournal.Open(_folder.Path)) };

        Assert.All(faults, fault => Assert.Equal((ErrorCode.IndexLocked, true), (fault.Code, fault.Code.IsTransient)));
    }

    [Fact]
    public void Adding_a_picture_again_does_not_grow_the_file()
    {
        Fill(3);
        var length = new FileInfo(FilePath).Length;

        Fill(3);

        Assert.Equal(length, new FileInfo(FilePath).Length);
    }

    [Fact]
    public void A_file_that_version_1_wrote_is_read()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllBytes(FilePath, Convert.FromHexString(Version1));

        using var cache = Open();

        Assert.Equal(1, cache.Find(Digest(0))!.Dot(Some.Axis(2)), 6);
    }

    [Fact]
    public void The_file_is_still_written_as_version_1_was()
    {
        using (var cache = Open())
            cache.Add(Digest(0), Some.Axis(2));

        Assert.Equal(Version1, Convert.ToHexString(File.ReadAllBytes(FilePath)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(67)]
    public void A_record_torn_by_a_crash_is_cut_off(int missing)
    {
        Fill(3);
        using (var file = File.OpenWrite(FilePath))
            file.SetLength(file.Length - missing);

        using var cache = Open();

        Assert.Equal(2, cache.Count);
        Assert.Equal(48 + (2 * 68), new FileInfo(FilePath).Length);
    }

    [Fact]
    public void A_record_whose_checksum_does_not_hold_is_embedded_again()
    {
        Fill(3);
        var bytes = File.ReadAllBytes(FilePath);
        bytes[48 + 68 + 40] ^= 1;
        File.WriteAllBytes(FilePath, bytes);

        using var cache = Open();
        cache.Add(Digest(1), Some.Embedding(1));

        Assert.Equal(1, cache.Find(Digest(1))!.Dot(Some.Embedding(1)), 6);
    }

    [Fact]
    public void A_file_cut_within_its_header_is_begun_anew()
    {
        _folder.Write($"embeddings/{Model.Fingerprint.Value}.bin", "SVEM");

        Fill(1);

        using var cache = Open();
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void Another_version_is_refused_by_its_number()
    {
        Fill(1);
        var bytes = File.ReadAllBytes(FilePath);
        bytes[8] = 7;
        File.WriteAllBytes(FilePath, bytes);

        var fault = Assert.Throws<ShopVisionException>(Open);

        Assert.Equal(ErrorCode.IndexVersionUnsupported, fault.Code);
        Assert.Contains("version 7", fault.Message);
        Assert.Contains(FilePath, fault.Message);
    }

    [Fact]
    public void Another_file_is_not_taken_for_a_cache()
    {
        _folder.Write($"embeddings/{Model.Fingerprint.Value}.bin", new string('x', 100));

        Assert.Equal(ErrorCode.IndexDamaged, Assert.Throws<ShopVisionException>(Open).Code);
    }

    [Fact]
    public void Each_model_has_a_cache_of_its_own()
    {
        Fill(1);

        using var other = EmbeddingCache.Open(_folder.Path, Model with { Fingerprint = new ModelFingerprint(new string('f', 64)) });

        Assert.False(other.Contains(Digest(0)));
    }

    private EmbeddingCache Open() => EmbeddingCache.Open(_folder.Path, Model);

    private void Fill(int count)
    {
        using var cache = Open();
        for (var i = 0; i < count; i++)
            cache.Add(Digest(i), Some.Embedding(i));
    }

    private static string Digest(int seed) => Convert.ToHexStringLower(SHA256.HashData([(byte)seed]));
}
