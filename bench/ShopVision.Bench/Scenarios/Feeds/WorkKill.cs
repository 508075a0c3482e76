using System.Diagnostics;
using System.Runtime.CompilerServices;
using ShopVision.Bench.Scenarios.Cluster;
using ShopVision.Contracts;
using ShopVision.Core.Indexing;
using ShopVision.Core.Runs;
using ShopVision.Elasticsearch;
using ShopVision.LocalIndex;
using ShopVision.PostgreSql;
using ShopVision.Worker.Kills;

namespace ShopVision.Bench.Scenarios.Feeds;

/// <summary>A worker killed at random moments of its runs, over both kinds of index and both stores of runs.</summary>
internal sealed class WorkKill : IScenario
{
    private const int Kills = 200;
    private const int Few = 20;
    private const int Combinations = 4;
    private const int Products = 300;
    private const int Seed = 20_26;

    public string Name => "work-kill";

    public string Description => $"{Kills} kills of a worker (--full; otherwise {Few}) over both indexes and both stores: the next one ends the run as if nothing had happened; needs {Fixtures.Variable} and PostgreSQL.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var cluster = await BenchCluster.StartAsync();
        await using var database = await PostgresProcess.StartAsync();
        var kills = (isFull ? Kills : Few) / Combinations;
        foreach (var (isCluster, isDatabase) in ((bool, bool)[])[(false, false), (false, true), (true, false), (true, true)])
        {
            using var scratch = new ScratchFolder();
            await Shopvision.RunAsync(cancellationToken, "draw", "--out", Path.Combine(scratch.Path, "shop"), "--products", $"{Products}", "--size", "64");
            var amidst = await KillAsync(scratch.Path, kills, isCluster ? cluster : null, isDatabase ? database : null, cancellationToken);
            yield return new Measurement(Name, "kills survived", kills, kills, "kills", Gate.AtLeast(1))
            {
                Case = $"{(isCluster ? "Elasticsearch" : "files")} and {(isDatabase ? "PostgreSQL" : "files")}, {amidst} amidst a run",
            };
        }
    }

    private static async Task<int> KillAsync(string folder, int kills, BenchCluster? cluster, PostgresProcess? database, CancellationToken cancellationToken)
    {
        var data = Path.Combine(folder, "data");
        var name = $"kill-{Guid.NewGuid():N}";
        var postgres = database is null ? null : new PostgresOptions { ConnectionString = database.ConnectionString, Schema = name.Replace('-', '_') };
        using var elastic = cluster is null ? null : ElasticsearchProductIndex.Open(cluster.Options with { Index = name }, TimeProvider.System);
        await using var store = postgres is null ? null : PostgresRunStore.Open(postgres, TimeProvider.System);
        var index = (IProductIndex?)elastic ?? LocalProductIndex.Open(Path.Combine(data, "index"), new LocalIndexOptions(), TimeProvider.System);
        var runs = (IRunStore?)store ?? new FileRunStore(Path.Combine(data, "state"), TimeProvider.System);
        await using var trials = new WorkerKills(folder, Work, runs, index, Seed);
        for (var kill = 0; kill < kills; kill++)
            await trials.KillOnceAsync(cancellationToken);
        return trials.Amidst;

        ProcessStartInfo Work()
        {
            var start = Shopvision.StartInfo(["work", "--data", data, .. cluster is null ? Array.Empty<string>() : ["--index", new Uri(cluster.Address, name).AbsoluteUri]]);
            start.RedirectStandardOutput = false;
            start.Environment["SHOPVISION_Runs__Lease"] = "00:00:01";
            start.Environment["SHOPVISION_Runs__Attempts"] = "20";
            if (postgres is not null)
                (start.Environment["SHOPVISION_State__Kind"], start.Environment["SHOPVISION_State__ConnectionString"], start.Environment["SHOPVISION_State__Schema"]) =
                    ("postgresql", postgres.ConnectionString, postgres.Schema);
            return start;
        }
    }
}
