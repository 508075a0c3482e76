using System.Reflection;

namespace ShopVision.Bench;

/// <summary>Where the sources lie that this program was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;
}
