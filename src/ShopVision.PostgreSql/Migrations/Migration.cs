using System.Globalization;

namespace ShopVision.PostgreSql.Migrations;

/// <summary>A step from one version of the tables to the next; never changed once it was released.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    private const string Folder = "migrations/";

    /// <summary>In the order in which they are applied.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. typeof(Migration).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The version that this code works with.</summary>
    public static int Newest => All[^1].Version;

    private static Migration Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        var name = resource[Folder.Length..];
        return new Migration(int.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
