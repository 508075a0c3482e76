using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.PostgreSql.Migrations;

namespace ShopVision.PostgreSql.Tests.Migrations;

public sealed class MigratorTests(TestDatabase database) : IAsyncLifetime
{
    private PostgresOptions _options = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _options = await database.OptionsAsync();

    public async ValueTask DisposeAsync() => await TestDatabase.AskAsync(_options, "drop schema if exists SCHEMA cascade");

    [Fact]
    public async Task Many_that_find_an_empty_database_at_once_make_the_tables_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(process => Task.Run(async () =>
        {
            await using var store = PostgresRunStore.Open(_options, TimeProvider.System);
            await new RunDispatcher(store, new RunOptions(), TimeProvider.System).AddAsync(new RunRequest("ingest", $"c{process}"), Cancellation);
        })));

        Assert.Equal((long)Migration.All.Count, await TestDatabase.AskAsync(_options, "select count(*) from SCHEMA.migrations"));
        Assert.Equal(8L, await TestDatabase.AskAsync(_options, "select count(*) from SCHEMA.runs"));
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_refused_and_left_as_they_are()
    {
        await UseAsync();
        await TestDatabase.AskAsync(_options, "insert into SCHEMA.migrations (version, name) values (9999, '9999-later.sql')");

        var fault = await Assert.ThrowsAsync<ShopVisionException>(UseAsync);

        Assert.Equal(ErrorCode.StateVersionUnsupported, fault.Code);
        Assert.Contains("9999", fault.Message);
        Assert.Equal((long)Migration.All.Count + 1, await TestDatabase.AskAsync(_options, "select count(*) from SCHEMA.migrations"));
    }

    [Fact]
    public async Task A_user_who_may_make_no_tables_works_with_those_that_are_there()
    {
        await UseAsync();
        var password = Guid.NewGuid().ToString("N");
        await TestDatabase.AskAsync(
            _options,
            $"create user SCHEMA_user password '{password}'; grant usage on schema SCHEMA to SCHEMA_user; grant select, insert, update, delete on all tables in schema SCHEMA to SCHEMA_user");
        try
        {
            var restricted = new Npgsql.NpgsqlConnectionStringBuilder(_options.ConnectionString) { Username = $"{_options.Schema}_user", Password = password }.ConnectionString;
            await using var store = PostgresRunStore.Open(_options with { ConnectionString = restricted }, TimeProvider.System);
            var runs = new RunDispatcher(store, new RunOptions(), TimeProvider.System);

            await runs.AddAsync(new RunRequest("ingest", "a"), Cancellation);

            Assert.NotNull(await runs.ClaimAsync("w", Cancellation));
            await using var elsewhere = PostgresRunStore.Open(_options with { ConnectionString = restricted, Schema = $"{_options.Schema}_2" }, TimeProvider.System);
            Assert.Equal(ErrorCode.StateAccessDenied, (await Assert.ThrowsAsync<ShopVisionException>(() => elsewhere.FindAsync("a", Cancellation))).Code);
        }
        finally
        {
            await TestDatabase.AskAsync(_options, "drop owned by SCHEMA_user; drop user SCHEMA_user");
        }
    }

    [Fact]
    public void Versions_are_numbered_from_one_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Version));

    private async Task UseAsync()
    {
        await using var store = PostgresRunStore.Open(_options, TimeProvider.System);
        await store.FindAsync("none", Cancellation);
    }
}
