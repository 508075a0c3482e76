using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests.Storage;

public sealed class DamageTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData("log")]
    [InlineData("committed")]
    public async Task Any_flipped_byte_is_damage_that_names_its_file(string name)
    {
        await _index.PublishAsync("1", "2");
        var file = Path.Combine(_index.Published, name);
        var content = await File.ReadAllBytesAsync(file, Workspace.Cancellation);

        for (var i = 0; i < content.Length; i++)
        {
            var damaged = content.ToArray();
            damaged[i] ^= 0x20;
            await File.WriteAllBytesAsync(file, damaged, Workspace.Cancellation);
            Assert.Contains(file, (await _index.FaultAsync(ErrorCode.IndexDamaged)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Damage_names_the_place_of_the_record()
    {
        await _index.PublishAsync("1");
        var log = Path.Combine(_index.Published, "log");
        var second = new FileInfo(log).Length;
        await _index.AddAsync("2");
        await FlipAsync(log, second + 20);

        Assert.Contains($"at byte {second}:", (await _index.FaultAsync(ErrorCode.IndexDamaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_shorter_than_what_was_committed_is_damage()
    {
        await _index.PublishAsync("1");
        var log = Path.Combine(_index.Published, "log");
        using (var file = File.OpenWrite(log))
            file.SetLength(file.Length - 1);

        Assert.Contains(log, (await _index.FaultAsync(ErrorCode.IndexDamaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pointer_to_a_generation_that_is_not_there_is_damage()
    {
        await _index.PublishAsync("1");
        Directory.Delete(_index.Published, recursive: true);

        await _index.FaultAsync(ErrorCode.IndexDamaged);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../elsewhere")]
    public async Task A_pointer_that_is_no_id_is_damage(string content)
    {
        await _index.PublishAsync("1");
        await File.WriteAllTextAsync(_index.File("CURRENT"), content, Workspace.Cancellation);

        Assert.Contains("CURRENT", (await _index.FaultAsync(ErrorCode.IndexDamaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_is_not_json_is_damage()
    {
        await _index.PublishAsync("1");
        await File.WriteAllTextAsync(Path.Combine(_index.Published, "generation.json"), "{", Workspace.Cancellation);

        Assert.Contains("generation.json", (await _index.FaultAsync(ErrorCode.IndexDamaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_generation_can_be_replaced_by_a_rebuild()
    {
        await _index.PublishAsync("1");
        await FlipAsync(Path.Combine(_index.Published, "log"), 20);

        await _index.PublishAsync("rebuilt");

        Assert.Equal(["rebuilt"], await _index.IdsAsync());
    }

    [Fact]
    public async Task After_a_failed_write_the_writer_takes_no_more_and_the_next_one_starts_from_what_was_committed()
    {
        await _index.PublishAsync("1");
        // A folder in the way of the mark's temporary file stands for a disk that fails.
        var obstacle = Path.Combine(_index.Published, "committed.new");
        await using (var writer = await _index.OpenCurrentAsync())
        {
            Directory.CreateDirectory(obstacle);
            await AssertUnusableAsync(writer, "lost");
            Directory.Delete(obstacle);
            await AssertUnusableAsync(writer, "refused");
        }

        await _index.AddAsync("2");
        Assert.Equal(["1", "2"], await _index.IdsAsync());
        Assert.Equal(2, (await _index.Open().DescribeAsync(Workspace.Cancellation))!.Published.Products);
    }

    private static async Task AssertUnusableAsync(IIndexWriter writer, string id) =>
        Assert.Equal(
            ErrorCode.DataFolderUnusable,
            (await Assert.ThrowsAsync<ShopVisionException>(() => Workspace.UpsertAsync(writer, id))).Code);

    private static async Task FlipAsync(string file, long offset)
    {
        var content = await File.ReadAllBytesAsync(file, Workspace.Cancellation);
        content[offset] ^= 1;
        await File.WriteAllBytesAsync(file, content, Workspace.Cancellation);
    }
}
