using System.Xml.Linq;
using ShopVision.Contracts;

namespace ShopVision.Architecture.Tests;

/// <summary>Holds the dependency map of src/README.md: who may refer to whom, and which packages each project may take.</summary>
public sealed class DependencyMapTests
{
    private const string OnnxRuntime = "Microsoft.ML.OnnxRuntime";
    private const string Core = "ShopVision.Core";

    private static readonly Dictionary<string, string[]> AllowedProjects = new()
    {
        [OnnxRuntime] = [],
        [Core] = [],
        ["ShopVision.Drawing"] = [],
        ["ShopVision.Clip"] = [Core, OnnxRuntime],
        ["ShopVision.LocalIndex"] = [Core],
        ["ShopVision.Elasticsearch"] = [Core],
        ["ShopVision.PostgreSql"] = [Core],
        ["ShopVision.Ingestion"] = [Core],
        ["ShopVision.Evaluation"] = [Core],
        ["ShopVision.Server"] =
            [Core, "ShopVision.Clip", "ShopVision.Drawing", "ShopVision.Elasticsearch", "ShopVision.Evaluation", "ShopVision.Ingestion", "ShopVision.LocalIndex", "ShopVision.PostgreSql"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        [OnnxRuntime] = ["System.Numerics.Tensors"],
        [Core] = ["System.Numerics.Tensors"],
        ["ShopVision.Drawing"] = [],
        ["ShopVision.Clip"] = ["System.Numerics.Tensors"],
        ["ShopVision.LocalIndex"] = ["System.Numerics.Tensors"],
        ["ShopVision.Elasticsearch"] = [],
        ["ShopVision.PostgreSql"] = ["Npgsql"],
        ["ShopVision.Ingestion"] = ["CsvHelper"],
        ["ShopVision.Evaluation"] = ["CsvHelper", "System.Numerics.Tensors"],
        ["ShopVision.Server"] = ["Microsoft.AspNetCore.OpenApi", "Quartz", "Spectre.Console", "System.CommandLine"],
    };

    public static TheoryData<string> Projects => [.. ProjectFiles().Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_the_map_allows(string project)
    {
        var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.Empty(references.Except(AllowedProjects[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_takes_only_the_packages_that_the_map_allows(string project) =>
        Assert.Empty(Items(project, "PackageReference").Except(AllowedPackages[project]));

    [Fact]
    public void Core_is_a_plain_library_without_a_web_framework() =>
        Assert.Equal("Microsoft.NET.Sdk", XDocument.Load(ProjectFiles()[Core]).Root!.Attribute("Sdk")!.Value);

    [Fact]
    public void The_map_in_the_documentation_names_every_project()
    {
        var documented = File.ReadAllText(Path.Combine(Fixtures.RepositoryRoot, "src", "README.md"));

        Assert.DoesNotContain(ProjectFiles().Keys, project => !documented.Contains($"`{project}`", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_of_ours_has_a_page_of_its_own(string project)
    {
        if (project != OnnxRuntime)
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(ProjectFiles()[project])!, "README.md")));
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(ProjectFiles()[project]).Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static Dictionary<string, string> ProjectFiles() =>
        Directory.EnumerateFiles(Path.Combine(Fixtures.RepositoryRoot, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path));
}
