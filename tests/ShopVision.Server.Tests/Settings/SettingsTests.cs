using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public async Task A_wrong_limit_within_a_section_is_named()
    {
        var start = Executable.Start("models", "verify");
        start.Environment["SHOPVISION_Clip__Limits__MaxBytes"] = "0";

        var ended = await Executable.RunAsync(start);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("error [setting-invalid]", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("MaxBytes", ended.Errors);
    }

    [Theory]
    [InlineData("Language", "klingon", "setting-invalid")]
    [InlineData("Synonyms", "sneakers, trainers\ntee", "synonyms-invalid")]
    public async Task A_wrong_setting_about_words_is_named(string setting, string value, string code)
    {
        using var folder = new TemporaryFolder();
        var start = Executable.Start("search", "--data", folder.Path, "--text", "blue");
        start.Environment[$"SHOPVISION_Index__{setting}"] = value;

        var ended = await Executable.RunAsync(start);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith($"error [{code}]", ended.Errors, StringComparison.Ordinal);
        Assert.Contains($"Index:{setting}", ended.Errors);
    }

    [Theory]
    [InlineData("redis", null, "State:Kind")]
    [InlineData("postgresql", null, "State:ConnectionString")]
    [InlineData("postgresql", "postgres://shop:s3cret@db/shop", "State:ConnectionString")]
    public async Task A_wrong_setting_about_runs_is_named_and_no_secret_is(string kind, string? connectionString, string setting)
    {
        using var folder = new TemporaryFolder();
        var start = Executable.Start("runs", "list", "--data", folder.Path);
        start.Environment["SHOPVISION_State__Kind"] = kind;
        start.Environment["SHOPVISION_State__ConnectionString"] = connectionString;

        var ended = await Executable.RunAsync(start);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("error [setting-invalid]", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(setting, ended.Errors);
        Assert.DoesNotContain("s3cret", ended.Errors);
    }

    [Fact]
    public async Task A_settings_file_that_is_not_JSON_is_named()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), "{ not json", TestContext.Current.CancellationToken);
        var start = Executable.Start("models", "verify");
        start.WorkingDirectory = folder.Path;

        var ended = await Executable.RunAsync(start);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("error [setting-invalid]", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("appsettings.json", ended.Errors);
    }
}
