using ShopVision.LocalIndex.Tests.Storage.Simulated;

namespace ShopVision.LocalIndex.Tests.Storage;

/// <summary>
/// The power is cut in the midst of every write, rename and sync of a script that does everything which writes. Of what was not
/// durable, nothing, everything, or any part survives, torn and in any order.
/// </summary>
public sealed class PowerCutTests
{
    private const int Seeds = 10;

    [Fact]
    public async Task A_power_cut_at_any_moment_loses_nothing_acknowledged_and_shows_nothing_half_done()
    {
        var changes = await CountChangesAsync();
        for (var cut = 1; cut <= changes; cut++)
        {
            var (script, disk) = await RunUntilAsync(cut, isLying: false);
            for (var seed = 0; seed < Seeds; seed++)
                if (await CatalogCheck.FindFaultAsync(script, disk.AfterPowerCut(seed), rollsBackFirst: seed % 2 == 1) is { } fault)
                    Assert.Fail($"Power cut at change {cut} of {changes}, seed {seed}: {fault}");
        }
    }

    [Fact]
    public async Task A_second_power_cut_during_recovery_loses_nothing_either()
    {
        var changes = await CountChangesAsync();
        for (var cut = 1; cut <= changes; cut++)
        {
            var (script, first) = await RunUntilAsync(cut, isLying: false);
            var second = first.AfterPowerCut(seed: cut, powerCutAt: 1 + (cut % 12));
            await Record.ExceptionAsync(() => CatalogCheck.FindFaultAsync(script, second));

            var index = CatalogScript.Open(second.AfterPowerCut(seed: cut + 1));
            if (script.Acknowledged.Served is null && await index.DescribeAsync(Workspace.Cancellation) is null)
                continue;
            var served = await Catalog.ContentAsync(index);
            // The check that was interrupted adds one product, which comes last.
            Assert.True(
                served.StartsWith(script.Acknowledged.Served ?? "", StringComparison.Ordinal)
                || served.StartsWith(script.Attempted.Served!, StringComparison.Ordinal),
                $"Power cuts at change {cut} and again {1 + (cut % 12)} later: served is\n{served}");
        }
    }

    [Fact]
    public async Task On_a_disk_that_lies_about_what_is_durable_the_same_checks_find_losses()
    {
        var changes = await CountChangesAsync();
        var (script, disk) = await RunUntilAsync(changes, isLying: true);

        Assert.NotNull(await CatalogCheck.FindFaultAsync(script, disk.AfterPowerCut(seed: 0)));
    }

    private static async Task<int> CountChangesAsync()
    {
        var disk = new SimulatedDisk();
        var script = new CatalogScript(disk);
        await script.RunAsync();
        Assert.Null(await CatalogCheck.FindFaultAsync(script, disk.AfterPowerCut(seed: 0)));
        return disk.Changes;
    }

    private static async Task<(CatalogScript Script, SimulatedDisk Disk)> RunUntilAsync(int cut, bool isLying)
    {
        var disk = new SimulatedDisk { PowerCutAt = cut, IsLying = isLying };
        var script = new CatalogScript(disk);
        await Assert.ThrowsAsync<PowerCutException>(script.RunAsync);
        return (script, disk);
    }
}
