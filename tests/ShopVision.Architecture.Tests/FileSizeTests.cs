using ShopVision.Contracts;

namespace ShopVision.Architecture.Tests;

/// <summary>A newcomer finds any behaviour in under a minute: no file is longer than a reader keeps in mind.</summary>
public sealed class FileSizeTests
{
    private const int MostLines = 300;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("bench")]
    public void No_file_of_code_is_over_300_lines(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Fixtures.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsGenerated(file)).ToList();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > MostLines);
    }

    private static bool IsGenerated(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules");
}
