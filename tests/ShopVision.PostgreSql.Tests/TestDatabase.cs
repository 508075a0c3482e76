using Npgsql;
using ShopVision.Contracts;
using ShopVision.PostgreSql.Tests;

[assembly: AssemblyFixture(typeof(TestDatabase))]

namespace ShopVision.PostgreSql.Tests;

/// <summary>
/// The PostgreSQL that all tests share, each in a schema of its own: the one that <c>SHOPVISION_TEST_POSTGRES</c> names, or one started
/// when the first test asks.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1);
    private PostgresProcess? _process;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Settings for a schema that nobody else has. Skips the test by name where there is no PostgreSQL.</summary>
    public async Task<PostgresOptions> OptionsAsync() => new() { ConnectionString = await ConnectionStringAsync(), Schema = $"test_{Guid.NewGuid():N}" };

    /// <summary>Asks the database itself.</summary>
    public static async Task<object?> AskAsync(PostgresOptions options, string sql)
    {
        await using var source = NpgsqlDataSource.Create(options.ConnectionString!);
        await using var command = source.CreateCommand(sql.Replace("SCHEMA", options.Schema, StringComparison.Ordinal));
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _starting.Dispose();
    }

    private async Task<string> ConnectionStringAsync()
    {
        if (Environment.GetEnvironmentVariable(PostgresProcess.Variable) is { Length: > 0 } named)
            return named;
        await _starting.WaitAsync();
        try
        {
            _process ??= await PostgresProcess.StartAsync();
            return _process.ConnectionString;
        }
        finally
        {
            _starting.Release();
        }
    }
}
