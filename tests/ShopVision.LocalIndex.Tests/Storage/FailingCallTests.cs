using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Tests.Storage.Simulated;

namespace ShopVision.LocalIndex.Tests.Storage;

/// <summary>Every call to the disk fails in turn, reading ones too: once, or from then on until somebody mends the disk.</summary>
public sealed class FailingCallTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_call_that_fails_is_a_fault_with_a_code_and_what_was_acknowledged_stays(bool goesOn, bool rollsBackFirst)
    {
        var calls = await CountCallsAsync();
        for (var failing = 1; failing <= calls; failing++)
        {
            var disk = new SimulatedDisk();
            disk.Fault = call => call == failing || (goesOn && call > failing) ? new IOException("The disk failed.", -1) : null;
            var script = new CatalogScript(disk);
            var fault = await Record.ExceptionAsync(script.RunAsync);
            disk.Fault = _ => null;

            // A fault while a generation that nobody saw is cleared away is not told: the next writer does it.
            Assert.True(
                fault is null or ShopVisionException { Code.Name: "data-folder-unusable" },
                $"Call {failing} of {calls} failed as {fault}");
            // First those after a power cut: checking the disk itself writes to it.
            foreach (var survivor in (SimulatedDisk[])[disk.AfterPowerCut(seed: 0), disk.AfterPowerCut(failing), disk])
                if (await CatalogCheck.FindFaultAsync(script, survivor, rollsBackFirst) is { } found)
                    Assert.Fail($"Call {failing} of {calls} failed: {found}");
        }
    }

    [Fact]
    public async Task Who_searched_before_a_call_failed_goes_on_searching_after_it()
    {
        var calls = await CountCallsAsync();
        for (var failing = 1; failing <= calls; failing++)
        {
            var disk = new SimulatedDisk();
            disk.Fault = call => call == failing ? new IOException("The disk failed.", -1) : null;
            var script = new CatalogScript(disk);
            await Record.ExceptionAsync(script.RunAsync);
            if (script.Acknowledged.Published is null)
                continue;

            var content = await Catalog.ContentAsync(script.Index);
            Assert.True(
                content == script.Acknowledged.Served || content == script.Attempted.Served,
                $"Call {failing} of {calls} failed; then was served\n{content}");
        }
    }

    [Fact]
    public async Task What_a_failed_publish_may_have_replaced_outlives_a_prune_and_a_power_cut()
    {
        var isPublished = false;
        for (var failing = 1; !isPublished; failing++)
        {
            var disk = new SimulatedDisk();
            var script = new CatalogScript(disk);
            await script.RunAsync();
            await using var writer = await script.Index.OpenAsync(GenerationTarget.New(Workspace.Model), Workspace.Cancellation);
            var from = disk.Calls;
            disk.Fault = call => call == from + failing ? new IOException("The disk failed.", -1) : null;
            isPublished = await Record.ExceptionAsync(() => writer.PublishAsync(Workspace.Cancellation)) is null;
            disk.Fault = _ => null;

            await script.Index.PruneAsync(keep: 0, Workspace.Cancellation);

            var served = await Catalog.ContentAsync(CatalogScript.Open(disk.AfterPowerCut(seed: 0)));
            Assert.True(served == "" || served == script.Acknowledged.Served, $"Call {failing} failed; then was served\n{served}");
        }
    }

    private static async Task<int> CountCallsAsync()
    {
        var disk = new SimulatedDisk();
        await new CatalogScript(disk).RunAsync();
        return disk.Calls;
    }
}
