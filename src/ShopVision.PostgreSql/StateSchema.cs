using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ShopVision.PostgreSql;

/// <summary>
/// The schema that keeps a catalog's state, and the lock that everyone takes who changes it. The lock ends with its transaction, so that
/// neither a killed process nor a pool of connections between us and the server can keep it.
/// </summary>
internal sealed class StateSchema(string name)
{
    /// <summary>How long to wait for others; a change takes milliseconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>A process that stops in the midst of a change, or whose machine is gone, holds up the others no longer than this.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(5);

    /// <summary>The same in every process; another for another schema.</summary>
    private readonly long _lock = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"shopvision:{name}")));

    public string PlainName => name;

    /// <summary>Quoted, for use in statements.</summary>
    public string Name { get; } = $"\"{name}\"";

    /// <summary>Returns once this transaction is the only one that changes anything in the schema.</summary>
    public async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('lock_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $2, true)")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = Milliseconds(Patience) }, new NpgsqlParameter<string> { TypedValue = Milliseconds(LongestHold) } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_advisory_xact_lock($1)") { Parameters = { new NpgsqlParameter<long> { TypedValue = _lock } } });
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
}
