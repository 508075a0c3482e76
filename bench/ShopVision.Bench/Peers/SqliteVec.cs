using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ShopVision.Bench.Peers;

/// <summary>sqlite-vec in this process: a table of float vectors in memory, searched by its own scan.</summary>
internal sealed class SqliteVec : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _search;

    private SqliteVec()
    {
        SQLitePCL.Batteries_V2.Init();
        _connection.Open();
        _connection.EnableExtensions();
        _connection.LoadExtension(Library());
        _search = _connection.CreateCommand();
        _search.CommandText = "SELECT rowid FROM vectors WHERE vector MATCH $query AND k = $k";
    }

    public static async Task<SqliteVec> CreateAsync(float[][] vectors, CancellationToken cancellationToken)
    {
        await PeerPackages.RestoreAsync(cancellationToken);
        var table = new SqliteVec();
        table.Fill(vectors);
        return table;
    }

    public long[] Nearest(float[] query, int k)
    {
        _search.Parameters.Clear();
        _search.Parameters.AddWithValue("$query", Bytes(query));
        _search.Parameters.AddWithValue("$k", k);
        using var reader = _search.ExecuteReader();
        var rows = new List<long>(k);
        while (reader.Read())
            rows.Add(reader.GetInt64(0));
        return [.. rows];
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    private void Fill(float[][] vectors)
    {
        using var create = _connection.CreateCommand();
        create.CommandText = $"CREATE VIRTUAL TABLE vectors USING vec0(vector float[{vectors[0].Length}] distance_metric=cosine)";
        create.ExecuteNonQuery();
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO vectors(rowid, vector) VALUES ($row, $vector)";
        for (var row = 0; row < vectors.Length; row++)
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$row", row);
            insert.Parameters.AddWithValue("$vector", Bytes(vectors[row]));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static byte[] Bytes(float[] vector) => MemoryMarshal.AsBytes(vector.AsSpan()).ToArray();

    /// <summary>The extension that npm restored for this platform.</summary>
    private static string Library()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var package = string.Create(CultureInfo.InvariantCulture, $"sqlite-vec-{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}");
        return Path.Combine(PeerPackages.Folder, "node_modules", package, "vec0");
    }
}
