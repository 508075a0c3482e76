using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using NpgsqlTypes;
using ShopVision.Core.Runs;

namespace ShopVision.PostgreSql;

/// <summary>
/// Keeps runs in a schema of a PostgreSQL database, for workers on several machines. Changes come one after the other, by a lock that
/// ends with its transaction; what a call has returned from is committed.
/// </summary>
public sealed class PostgresRunStore : IRunStore, IAsyncDisposable
{
    private readonly StateDatabase _database;
    private readonly string _schema;

    private PostgresRunStore(StateDatabase database) => (_database, _schema) = (database, database.Schema.Name);

    /// <summary>Connects when it is first used. Throws <c>setting-invalid</c>.</summary>
    public static PostgresRunStore Open(PostgresOptions options, TimeProvider time) => new(new StateDatabase(options, time));

    public Task<T> ChangeAsync<T>(Func<IReadOnlyList<Run>, RunChange<T>> change, CancellationToken cancellationToken) => _database.RunAloneAsync(
        async (connection, cancellation) =>
        {
            var (result, saved) = change(await OpenRunsAsync(connection, cancellation).ConfigureAwait(false));
            if (saved is not null)
                await SaveAsync(connection, saved, cancellation).ConfigureAwait(false);
            return result;
        },
        cancellationToken);

    public async Task<Run?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync($"select document from {_schema}.runs where id = $1", [Text(id)], RunJson.Default.Run, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    public Task<IReadOnlyList<Run>> ListAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync($"select document from {_schema}.runs order by id desc limit $1", [new NpgsqlParameter<int> { TypedValue = limit }], RunJson.Default.Run, cancellationToken);

    public Task SaveRefusalsAsync(string id, IReadOnlyList<RunRefusal> refusals, CancellationToken cancellationToken) => _database.RunAsync(
        async (connection, cancellation) =>
        {
            // Two attempts may save at once: the run's row keeps them apart. A run that is forgotten keeps nothing.
            using var held = Command(connection, $"select 1 from {_schema}.runs where id = $1 for no key update", Text(id));
            if (await held.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is null)
                return 0;
            using var cleared = Command(connection, $"delete from {_schema}.refusals where run = $1", Text(id));
            await cleared.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            await CopyAsync(connection, id, refusals, cancellation).ConfigureAwait(false);
            return refusals.Count;
        },
        cancellationToken);

    public Task<IReadOnlyList<RunRefusal>> ReadRefusalsAsync(string id, CancellationToken cancellationToken) =>
        ReadAsync($"select document from {_schema}.refusals where run = $1 order by place", [Text(id)], RunJson.Default.RunRefusal, cancellationToken);

    public Task PruneAsync(int keep, CancellationToken cancellationToken) => _database.RunAloneAsync(
        (connection, cancellation) => ExecuteAsync(
            connection, $"delete from {_schema}.runs where id in (select id from {_schema}.runs where not is_open order by id desc offset $1)", cancellation, new NpgsqlParameter<int> { TypedValue = keep }),
        cancellationToken);

    public Task<IReadOnlyList<RunSchedule>> ListSchedulesAsync(CancellationToken cancellationToken) =>
        ReadAsync($"select document from {_schema}.schedules order by name", [], RunJson.Default.RunSchedule, cancellationToken);

    public Task SaveScheduleAsync(RunSchedule schedule, CancellationToken cancellationToken) => _database.RunAloneAsync(
        (connection, cancellation) => SaveAsync(connection, schedule, cancellation), cancellationToken);

    public Task<Run?> FireAsync(RunSchedule due, DateTimeOffset until, Func<IReadOnlyList<Run>, RunChange<Run>> change, CancellationToken cancellationToken) => _database.RunAloneAsync(
        async (connection, cancellation) =>
        {
            var kept = await ReadAsync(connection, $"select document from {_schema}.schedules where name = $1", [Text(due.Name)], RunJson.Default.RunSchedule, cancellation).ConfigureAwait(false);
            if (kept.SingleOrDefault() != due)
                return null;
            var (run, saved) = change(await OpenRunsAsync(connection, cancellation).ConfigureAwait(false));
            if (saved is not null)
                await SaveAsync(connection, saved, cancellation).ConfigureAwait(false);
            await SaveAsync(connection, due with { Since = until }, cancellation).ConfigureAwait(false);
            return run;
        },
        cancellationToken);

    public Task<bool> DeleteScheduleAsync(string name, CancellationToken cancellationToken) => _database.RunAloneAsync(
        async (connection, cancellation) => await ExecuteAsync(connection, $"delete from {_schema}.schedules where name = $1", cancellation, Text(name)).ConfigureAwait(false) > 0,
        cancellationToken);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private Task<IReadOnlyList<Run>> OpenRunsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(connection, $"select document from {_schema}.runs where is_open order by id", [], RunJson.Default.Run, cancellationToken);

    private Task<IReadOnlyList<T>> ReadAsync<T>(string sql, NpgsqlParameter[] parameters, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _database.RunAsync((connection, cancellation) => ReadAsync(connection, sql, parameters, type, cancellation), cancellationToken);

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(
        NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var command = Command(connection, sql, parameters);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        var found = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            found.Add(JsonSerializer.Deserialize(reader.GetString(0), type)!);
        return found;
    }

    private Task<int> SaveAsync(NpgsqlConnection connection, Run run, CancellationToken cancellationToken) => ExecuteAsync(
        connection,
        $"insert into {_schema}.runs (id, is_open, document) values ($1, $2, $3) on conflict (id) do update set is_open = excluded.is_open, document = excluded.document",
        cancellationToken,
        Text(run.Id),
        new NpgsqlParameter<bool> { TypedValue = run.IsOpen },
        Json(JsonSerializer.Serialize(run, RunJson.Default.Run)));

    private Task<int> SaveAsync(NpgsqlConnection connection, RunSchedule schedule, CancellationToken cancellationToken) => ExecuteAsync(
        connection,
        $"insert into {_schema}.schedules (name, document) values ($1, $2) on conflict (name) do update set document = excluded.document",
        cancellationToken,
        Text(schedule.Name),
        Json(JsonSerializer.Serialize(schedule, RunJson.Default.RunSchedule)));

    private async Task CopyAsync(NpgsqlConnection connection, string id, IReadOnlyList<RunRefusal> refusals, CancellationToken cancellationToken)
    {
        var copy = await connection.BeginBinaryImportAsync($"copy {_schema}.refusals (run, place, document) from stdin (format binary)", cancellationToken).ConfigureAwait(false);
        await using var _ = copy.ConfigureAwait(false);
        for (var place = 0; place < refusals.Count; place++)
        {
            await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
            await copy.WriteAsync(id, NpgsqlDbType.Text, cancellationToken).ConfigureAwait(false);
            await copy.WriteAsync(place, NpgsqlDbType.Integer, cancellationToken).ConfigureAwait(false);
            await copy.WriteAsync(JsonSerializer.Serialize(refusals[place], RunJson.Default.RunRefusal), NpgsqlDbType.Json, cancellationToken).ConfigureAwait(false);
        }

        await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        // A parameter belongs to one command, and what is tried again makes another.
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter.Clone());
        return command;
    }

    /// <summary>Ids come from outside, and text with a zero in it, which PostgreSQL refuses, names nothing.</summary>
    private static NpgsqlParameter<string> Text(string text) => new NpgsqlParameter<string> { TypedValue = text.Replace('\0', '\uFFFD') };

    private static NpgsqlParameter Json(string document) => new() { Value = document, NpgsqlDbType = NpgsqlDbType.Json };
}
