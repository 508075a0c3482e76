using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests.Storage.Simulated;

/// <summary>
/// Whether an index that was interrupted holds what it must: all that was acknowledged, the call under way as a whole or not at
/// all, nothing else. It must also take new writes, and keep them.
/// </summary>
internal static class CatalogCheck
{
    /// <summary>
    /// Null where all is well. What is written next, a product or another pointer, decides what becomes durable of that which is
    /// only visible.
    /// </summary>
    public static async Task<string?> FindFaultAsync(CatalogScript script, SimulatedDisk disk, bool rollsBackFirst = false)
    {
        try
        {
            return await FindFaultAsync(disk, script.Acknowledged, script.Attempted, rollsBackFirst);
        }
        catch (ShopVisionException fault)
        {
            return $"{fault.Code}: {fault.Message}";
        }
    }

    private static async Task<string?> FindFaultAsync(SimulatedDisk disk, Catalog acknowledged, Catalog attempted, bool rollsBackFirst)
    {
        var index = CatalogScript.Open(disk);
        var description = await index.DescribeAsync(Workspace.Cancellation);
        if (description is null)
            return acknowledged.Published is null ? await FindFaultInWritingAsync(disk) : "nothing is published any more";

        var published = description.Published.Id;
        var content = await Catalog.ContentAsync(index);
        if (!Matches(acknowledged, published, content) && !Matches(attempted, published, content))
            return $"published is {published} with\n{content}\nwhere it should be {acknowledged} or {attempted}";
        if (description.Published.Products != content.Split('\n').Length)
            return $"{description.Published.Products} products are counted";

        var expected = published == acknowledged.Published ? acknowledged : attempted;
        string[] others = [.. description.Others.Select(other => other.Id)];
        if (others.Except(expected.Generations.Keys).FirstOrDefault() is { } unknown)
            return $"{unknown} is kept, which was never published";
        if (acknowledged.Generations.Keys.Intersect(attempted.Generations.Keys).Except(others).FirstOrDefault(id => id != published && !MayBeGone(id)) is { } lost)
            return $"{lost} is gone";
        return rollsBackFirst
            ? await FindFaultInRollingBackAsync(disk, published, others, acknowledged, attempted)
            : await FindFaultInWritingAsync(disk, content);

        bool MayBeGone(string generation) => attempted.Published == Catalog.Unnamed && generation == acknowledged.Published;
    }

    private static bool Matches(Catalog catalog, string published, string content) =>
        (catalog.Published == published || catalog.Published == Catalog.Unnamed) && catalog.Served == content;

    private static async Task<string?> FindFaultInWritingAsync(SimulatedDisk disk, string? content = null)
    {
        var target = content is null ? GenerationTarget.New(Workspace.Model) : GenerationTarget.Current(Workspace.Model);
        await using (var writer = await CatalogScript.Open(disk).OpenAsync(target, Workspace.Cancellation))
        {
            await writer.UpsertAsync([Some.Entry(Some.Product("~"))], Workspace.Cancellation);
            await writer.PublishAsync(Workspace.Cancellation);
        }

        // Nothing but what is durable.
        var found = await Catalog.ContentAsync(CatalogScript.Open(disk.AfterPowerCut(seed: 0)));
        return found.StartsWith(content ?? "", StringComparison.Ordinal) && found.Contains("~ Product ~", StringComparison.Ordinal)
            ? null
            : $"a later write left\n{found}";
    }

    /// <summary>To each generation that is kept, and, where only what is durable survived that, back again.</summary>
    private static async Task<string?> FindFaultInRollingBackAsync(
        SimulatedDisk disk, string published, string[] others, Catalog acknowledged, Catalog attempted)
    {
        foreach (var other in others)
            foreach (var generation in (string[])[other, published])
            {
                await CatalogScript.Open(disk).RollBackAsync(generation, Workspace.Cancellation);
                disk = disk.AfterPowerCut(seed: 0);
                var found = await Catalog.ContentAsync(CatalogScript.Open(disk));
                if (!new[] { acknowledged, attempted }.Any(catalog => found == (generation == published ? catalog.Served : catalog.Generations.GetValueOrDefault(generation))))
                    return $"a rollback to {generation} brought\n{found}";
            }

        return null;
    }
}
