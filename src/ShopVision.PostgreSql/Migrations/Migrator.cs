using Npgsql;

namespace ShopVision.PostgreSql.Migrations;

/// <summary>
/// Brings a schema to the newest version, all steps or none. Needs rights to make tables only where a step is missing, so that an account
/// without them can use what another one made.
/// </summary>
internal sealed class Migrator(StateSchema schema)
{
    /// <summary>Throws <c>state-version-unsupported</c> where a newer ShopVision made the tables.</summary>
    public async Task ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await VersionAsync(connection, cancellationToken).ConfigureAwait(false) == Migration.Newest)
            return;
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await schema.LockAsync(connection, cancellationToken).ConfigureAwait(false);
            // Another process may have done it while this one waited for the lock.
            var version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false);
            foreach (var migration in Migration.All.Where(migration => migration.Version > version))
                await ApplyAsync(migration, connection, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>0 where there is nothing yet.</summary>
    private async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Read as a table: a session keeps what names led to nowhere, past a lock that was waited for, and to_regclass would repeat it.
        using var exists = new NpgsqlCommand("select exists (select from pg_tables where schemaname = $1 and tablename = 'migrations')", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = schema.PlainName } },
        };
        if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
            return 0;
        using var newest = new NpgsqlCommand($"select coalesce(max(version), 0) from {schema.Name}.migrations", connection);
        var version = (int)(await newest.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        return version <= Migration.Newest ? version : throw PostgresFaults.Newer(schema.Name, version, Migration.Newest);
    }

    private async Task ApplyAsync(Migration migration, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(
            $"""
             create schema if not exists {schema.Name};
             set local search_path to {schema.Name};
             create table if not exists migrations (version integer primary key, name text not null, applied_at timestamptz not null default now());
             {migration.Sql}
             insert into migrations (version, name) values ({migration.Version}, '{migration.Name}');
             """,
            connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
