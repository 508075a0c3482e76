using System.Text.Json.Nodes;
using ShopVision.Clip.ModelFolder;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests.ModelFolder;

public sealed class CalibrationWriterTests : IDisposable
{
    private static readonly Calibration _calibration = new()
    {
        Composition = "weighted-sum",
        TextWeights = new Dictionary<string, double> { ["weighted-sum"] = 0.61, ["target-caption"] = 0.84 },
        Debias = 0.35,
        CaptionTemplate = "{color} {category}",
        MinimumProbability = 0.1,
        NoneOfThese = new Dictionary<string, NoneOfTheseCalibration> { ["category"] = new(-9.5, 27.25, -0.9), ["color"] = new(-8, 23, -0.8) },
    };

    private readonly TinyClipFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("""{ "composition": "plain-sum", "debias": 1 }""")]
    public void What_is_written_is_read_again(string? before)
    {
        if (before is not null)
            _folder.Edit(model => model["calibration"] = JsonNode.Parse(before));

        CalibrationWriter.Write(_folder.Path, _calibration);

        var read = ClipModel.Open(_folder.Path).Description.Calibration;
        Assert.Equal(_calibration.TextWeights.OrderBy(pair => pair.Key), read.TextWeights.OrderBy(pair => pair.Key));
        Assert.Equal(_calibration.NoneOfThese, read.NoneOfThese);
        Assert.Equal(_calibration with { TextWeights = read.TextWeights, NoneOfThese = read.NoneOfThese }, read);
    }

    [Fact]
    public void Everything_else_stays_as_it_was()
    {
        const string Before = """{ "debias" :0.9 }""";
        _folder.Edit(model => model["calibration"] = JsonNode.Parse(Before));
        var old = File.ReadAllText(_folder.ManifestPath).Replace("{\"debias\":0.9}", Before, StringComparison.Ordinal);
        File.WriteAllText(_folder.ManifestPath, old);
        var fingerprint = ClipModel.Open(_folder.Path).Description.Fingerprint;

        CalibrationWriter.Write(_folder.Path, _calibration);

        var parts = old.Split(Before);
        var written = File.ReadAllText(_folder.ManifestPath);
        Assert.Equal(2, parts.Length);
        Assert.StartsWith(parts[0], written, StringComparison.Ordinal);
        Assert.EndsWith(parts[1], written, StringComparison.Ordinal);
        Assert.Equal(fingerprint, ClipModel.Open(_folder.Path).Description.Fingerprint);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }
}
