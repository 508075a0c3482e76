using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Storage;

public sealed class DamageTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(0xFF)]
    public async Task Any_byte_of_any_file_that_is_another_is_damage_that_names_its_file(byte flipped)
    {
        await _index.PublishAsync("1", "2");
        await _index.AddAsync("3");
        string[] files = [.. Directory.GetFiles(_index.Path, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0)];
        Assert.Equal(["CURRENT", "committed", "format.json", "generation.json", "log", "snapshot"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // Not every question needs every part of a snapshot: SnapshotDamageTests has those that together do.
        foreach (var file in files.Where(file => Path.GetFileName(file) != "snapshot"))
        {
            var content = await File.ReadAllBytesAsync(file, Workspace.Cancellation);
            for (var i = 0; i < content.Length; i++)
            {
                var damaged = content.ToArray();
                damaged[i] ^= flipped;
                await File.WriteAllBytesAsync(file, damaged, Workspace.Cancellation);
                Assert.Contains($"'{file}'", (await _index.FaultAsync(ErrorCode.IndexDamaged)).Message, StringComparison.Ordinal);
            }

            await File.WriteAllBytesAsync(file, content, Workspace.Cancellation);
        }

        Assert.Equal(["1", "2", "3"], await _index.IdsAsync());
    }

    [Theory]
    [InlineData("CURRENT")]
    [InlineData("format.json")]
    [InlineData("generation.json")]
    [InlineData("committed")]
    public async Task A_file_cut_short_anywhere_is_damage_that_names_it(string name)
    {
        await _index.PublishAsync("1");
        var file = Directory.GetFiles(_index.Path, name, SearchOption.AllDirectories).Single();
        var content = await File.ReadAllBytesAsync(file, Workspace.Cancellation);

        for (var length = 0; length < content.Length; length++)
        {
            await File.WriteAllBytesAsync(file, content[..length], Workspace.Cancellation);
            Assert.Contains($"'{file}'", (await _index.FaultAsync(ErrorCode.IndexDamaged)).Message, StringComparison.Ordinal);
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
    public async Task A_pointer_that_is_no_id_is_damage(string id)
    {
        await _index.PublishAsync("1");
        PublishedPointer.Write(SystemFiles.Instance, _index.File("CURRENT"), id);

        Assert.Contains("CURRENT", (await _index.FaultAsync(ErrorCode.IndexDamaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_is_not_json_is_damage()
    {
        await _index.PublishAsync("1");
        await File.WriteAllTextAsync(Path.Combine(_index.Published, "generation.json"), "{", Workspace.Cancellation);

        Assert.Contains("generation.json", (await _index.FaultAsync(ErrorCode.IndexDamaged)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pointer_that_is_damaged_or_gone_is_mended_by_a_rollback_and_costs_no_generation(bool isGone)
    {
        var first = await _index.PublishAsync("1");
        await _index.PublishAsync("2");
        await FlipAsync(_index.File("CURRENT"), 20);
        if (isGone)
            File.Delete(_index.File("CURRENT"));

        await _index.Open().RollBackAsync(first, Workspace.Cancellation);

        Assert.Equal(["1"], await _index.IdsAsync());
        Assert.Single((await _index.Open().DescribeAsync(Workspace.Cancellation))!.Others);
    }

    [Fact]
    public async Task Verifying_tells_the_damaged_generation_from_those_that_are_whole()
    {
        var first = await _index.PublishAsync("1");
        var log = Path.Combine(_index.Published, "log");
        await _index.PublishAsync("2", "3");
        await FlipAsync(log, 20);

        var checks = await _index.Open().VerifyAsync(Workspace.Cancellation);

        Assert.Equal([(2L, true), (0L, false)], checks.Select(check => (check.Products, check.IsPublished)));
        Assert.Null(checks[0].Fault);
        Assert.Equal((first, ErrorCode.IndexDamaged), (checks[1].Generation, checks[1].Fault!.Code));
        Assert.Contains(log, checks[1].Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_counts_again_what_was_committed()
    {
        await _index.PublishAsync("1");
        var mark = CommittedMark.Read(SystemFiles.Instance, Path.Combine(_index.Published, "committed"));
        (mark with { Products = 2 }).Write(SystemFiles.Instance, Path.Combine(_index.Published, "committed"));

        var check = Assert.Single(await _index.Open().VerifyAsync(Workspace.Cancellation));

        Assert.Contains("comes to 1 products", check.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_pointer_can_be_replaced_by_a_rebuild()
    {
        await _index.PublishAsync("1");
        await FlipAsync(_index.File("CURRENT"), 20);

        await _index.PublishAsync("rebuilt");

        Assert.Equal(["rebuilt"], await _index.IdsAsync());
        Assert.Single((await _index.Open().DescribeAsync(Workspace.Cancellation))!.Others);
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
