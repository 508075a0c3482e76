using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

public sealed class ClassifyCommandTests(DrawnShop shop) : IClassFixture<DrawnShop>
{
    [Fact]
    public async Task Each_picture_gets_a_line_and_a_broken_one_its_code()
    {
        var (_, mug) = shop.Find("mug");
        string[] arguments = ["classify", mug, "/nowhere/at/all.jpg", mug, "--labels", "armchair, mug"];
        var (lenient, strict) = (await Executable.RunAsync(arguments), await Executable.RunAsync([.. arguments, "--strict"]));

        var lines = lenient.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith($"{mug}  mug ", lines[0]);
        Assert.StartsWith("/nowhere/at/all.jpg  error [image-missing]: ", lines[1]);
        Assert.Equal(lines[0], lines[2]);
        Assert.Equal((0, 3), (lenient.ExitCode, strict.ExitCode));
    }

    [Fact]
    public async Task A_picture_of_something_else_is_none_of_these()
    {
        var (_, mug) = shop.Find("mug");
        var without = Answer(await Executable.RunAsync("classify", mug, "--labels", "jeans,heels,watches", "--json"));
        var with = Answer(await Executable.RunAsync("classify", mug, "--labels", "jeans,heels,watches,mugs", "--json"));

        Assert.True(without.GetProperty("noneOfThese").GetProperty("isLikely").GetBoolean());
        Assert.False(with.GetProperty("noneOfThese").GetProperty("isLikely").GetBoolean());
        Assert.Equal("mugs", with.GetProperty("labels")[0].GetProperty("label").GetString());
    }

    [Fact]
    public async Task Without_labels_the_model_says_what_it_knows_to_see()
    {
        var (_, mug) = shop.Find("mug");
        var ended = await Executable.RunAsync("classify", mug, "--axis", "category", "--axis", "color", "--top", "1");

        Assert.Contains("  category: Mugs ", ended.Output);
        Assert.Contains("; color: ", ended.Output);
        Assert.DoesNotContain("gender", ended.Output);
    }

    [Fact]
    public async Task Labels_may_come_from_a_file_and_prompts_of_ones_own_are_not_calibrated()
    {
        using var folder = new TemporaryFolder();
        var (_, mug) = shop.Find("mug");
        var file = folder.Write("labels.txt", "armchair\n\nmug, with a handle\n");
        var answer = Answer(await Executable.RunAsync("classify", mug, "--labels-file", file, "--template", "a {}", "--template", "my {}", "--json"));

        Assert.Equal("mug, with a handle", answer.GetProperty("labels")[0].GetProperty("label").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("noneOfThese").ValueKind);
    }

    [Fact]
    public async Task A_published_model_is_not_calibrated_and_says_so_by_null()
    {
        var (_, mug) = shop.Find("mug");
        var answer = Answer(await Executable.RunAsync("classify", mug, "--model", Fixtures.Require("golden/models/tiny-siglip"), "--labels", "mug,armchair", "--json"));

        Assert.Equal(2, answer.GetProperty("labels").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("noneOfThese").ValueKind);
    }

    [Theory]
    [InlineData("--labels", "a,A")]
    [InlineData("--labels", ",")]
    [InlineData("--axis", "colour")]
    [InlineData("--labels", "a", "--template", "a photo")]
    [InlineData("--top", "0")]
    public async Task What_cannot_be_asked_is_refused(params string[] options)
    {
        var ended = await Executable.RunAsync(["classify", shop.Find("mug").Image, .. options]);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("error [invalid-request]: ", ended.Errors);
    }

    private static JsonElement Answer(Ended ended)
    {
        Assert.Equal("", ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement.GetProperty("classifications")[0];
    }
}
