namespace ShopVision.Contracts;

/// <summary>Data sets and goldens too large for the repository, found through SHOPVISION_FIXTURES.</summary>
public static class Fixtures
{
    public const string Variable = "SHOPVISION_FIXTURES";

    /// <summary>The path of a fixture; without the variable the test is skipped by name, with it a missing path is a failure.</summary>
    public static string Require(string relativePath)
    {
        var root = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(root))
            Assert.Skip($"Needs '{relativePath}' below the folder that {Variable} names; the variable is not set.");
        var path = Path.GetFullPath(Path.Combine(root!, relativePath));
        Assert.True(File.Exists(path) || Directory.Exists(path), $"{Variable} is '{root}', but it holds no '{relativePath}'.");
        return path;
    }

    /// <summary>The folder of this repository, found upwards from the test's own folder.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    private static string FindRepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ShopVision.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No ShopVision.sln above '{AppContext.BaseDirectory}'.");
    }
}
