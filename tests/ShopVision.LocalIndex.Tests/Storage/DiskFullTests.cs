using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;
using ShopVision.LocalIndex.Tests.Storage.Simulated;

namespace ShopVision.LocalIndex.Tests.Storage;

public sealed class DiskFullTests
{
    [Fact]
    public async Task A_full_disk_is_told_by_its_code_at_every_call_that_it_can_stop_and_writing_goes_on_once_there_is_room()
    {
        var whole = new SimulatedDisk();
        await new CatalogScript(whole).RunAsync();
        for (var failing = 1; failing <= whole.Calls; failing++)
        {
            var disk = new SimulatedDisk();
            disk.Fault = call => call >= failing ? SimulatedDisk.NoSpace : null;
            var script = new CatalogScript(disk);
            var fault = await Assert.ThrowsAsync<ShopVisionException>(script.RunAsync);
            disk.Fault = _ => null;

            Assert.Equal((ErrorCode.DiskFull, true), (fault.Code, fault.IsTransient));
            Assert.Null(await CatalogCheck.FindFaultAsync(script, disk));
        }
    }

    [Fact]
    public async Task A_catalog_is_served_while_there_is_no_room_for_more()
    {
        var disk = new SimulatedDisk();
        var script = new CatalogScript(disk);
        await script.RunAsync();
        var before = await Catalog.ContentAsync(script.Index);
        disk.Room = 0;

        Assert.Equal(ErrorCode.DiskFull, (await Assert.ThrowsAsync<ShopVisionException>(() => AddAsync(script.Index, "more"))).Code);
        Assert.Equal(ErrorCode.DiskFull, (await Assert.ThrowsAsync<ShopVisionException>(script.RunAsync)).Code);
        Assert.Equal(before, await Catalog.ContentAsync(script.Index));

        disk.Room = long.MaxValue;
        await AddAsync(script.Index, "more");
        Assert.Equal(before.Split('\n').Length + 1, (await Catalog.ContentAsync(script.Index)).Split('\n').Length);
    }

    [Fact]
    public void The_systems_own_word_for_a_full_disk_is_known()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("Needs /dev/full, a disk of Linux that is always full.");
        using var file = SystemFiles.Instance.OpenWrite("/dev/full");

        var fault = Assert.Throws<ShopVisionException>(() => IndexFaults.Translate("folder", () =>
        {
            file.Write([1], offset: 0);
            return 0;
        }));
        Assert.Equal(ErrorCode.DiskFull, fault.Code);
    }

    private static async Task AddAsync(LocalProductIndex index, string id)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.Current(Workspace.Model), Workspace.Cancellation);
        await writer.UpsertAsync([Some.Entry(Some.Product(id), Some.Axis(1))], Workspace.Cancellation);
    }
}
