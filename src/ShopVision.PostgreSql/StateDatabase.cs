using System.Data;
using Npgsql;
using ShopVision.PostgreSql.Migrations;

namespace ShopVision.PostgreSql;

/// <summary>
/// Transactions on the state's tables, which are made or brought up to date before the first. One that fails before it is committed, by a
/// fault that may pass, is begun anew; one whose end is unknown is not, since only the caller can tell whether it was done. Thread safe.
/// </summary>
internal sealed class StateDatabase : IAsyncDisposable
{
    /// <summary>
    /// What the settings leave open. A lease is renewed through this: a database that answers nobody must be told well before one ends.
    /// </summary>
    private const string Defaults = "Application Name=shopvision;Timeout=5;Command Timeout=10";

    private const int Tries = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;
    private readonly string _server;
    private readonly SemaphoreSlim _migrating = new(1);
    private volatile bool _isMigrated;

    public StateDatabase(PostgresOptions options, TimeProvider time)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            throw PostgresFaults.ConnectionStringMissing();
        try
        {
            var builder = new NpgsqlConnectionStringBuilder($"{Defaults};{options.ConnectionString}");
            _server = $"PostgreSQL at {builder.Host}:{builder.Port}";
            _source = NpgsqlDataSource.Create(builder);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw PostgresFaults.ConnectionStringInvalid();
        }

        _time = time;
        Schema = new StateSchema(options.Schema);
    }

    public StateSchema Schema { get; }

    /// <summary>Each statement sees what is committed when it begins; others may change it meanwhile.</summary>
    public Task<T> RunAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        TryAsync(work, cancellationToken);

    /// <summary>Nobody else changes anything meanwhile.</summary>
    public Task<T> RunAloneAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => TryAsync(
        async (connection, cancellation) =>
        {
            await Schema.LockAsync(connection, cancellation).ConfigureAwait(false);
            return await work(connection, cancellation).ConfigureAwait(false);
        },
        cancellationToken);

    public ValueTask DisposeAsync()
    {
        _migrating.Dispose();
        return _source.DisposeAsync();
    }

    private async Task<T> TryAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            var isEnding = false;
            try
            {
                var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await using var _ = connection.ConfigureAwait(false);
                await MigrateAsync(connection, cancellationToken).ConfigureAwait(false);
                // Named, since a server may be set to another level, at which the lock would come after what is read.
                var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
                await using var __ = transaction.ConfigureAwait(false);
                var result = await work(connection, cancellationToken).ConfigureAwait(false);
                isEnding = true;
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
            catch (Exception fault) when (PostgresFaults.IsOurs(fault))
            {
                var mayTryAgain = PostgresFaults.WasUndone(fault) || (!isEnding && PostgresFaults.MayPass(fault) && _time.GetElapsedTime(started) < Patience);
                if (!mayTryAgain || tries == Tries)
                    throw PostgresFaults.Of(_server, fault);
                // After a restart of the server none of the connections that are kept is of use.
                _source.Clear();
                await Task.Delay(Pause * tries, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_isMigrated)
            return;
        await _migrating.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isMigrated)
                await new Migrator(Schema).ApplyAsync(connection, cancellationToken).ConfigureAwait(false);
            _isMigrated = true;
        }
        finally
        {
            _migrating.Release();
        }
    }
}
