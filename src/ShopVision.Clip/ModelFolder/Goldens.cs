using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>What a model's makers computed with it, for this code to reproduce: ids, pixels and vectors.</summary>
internal sealed record Goldens
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public required double MinCosine { get; init; }

    public required IReadOnlyList<GoldenText> Texts { get; init; }

    public required IReadOnlyList<GoldenImage> Images { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, _json);

    public static Goldens Read(string file)
    {
        if (!File.Exists(file))
            throw new ShopVisionException(ErrorCode.ModelMissing, $"Expected goldens in '{file}', which model.json names; found no such file.");
        try
        {
            using var stream = File.OpenRead(file);
            var goldens = JsonSerializer.Deserialize<Goldens>(stream, _json) ?? throw new JsonException("null");
            return goldens.Images.FirstOrDefault(image => !RelativePath.IsConfined(image.File)) is { } outside
                ? throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected pictures inside the model's folder, found '{outside.File}'.")
                : goldens;
        }
        catch (JsonException exception)
        {
            throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected goldens, found a fault at '{exception.Path}'.", exception);
        }
    }
}

/// <summary>Ids without padding, begin and end included.</summary>
internal sealed record GoldenText(string Text, IReadOnlyList<int> Ids, float[] Embedding);

/// <summary>The digest is that of the RGB bytes which the model sees.</summary>
internal sealed record GoldenImage(string File, string Sha256OfPixels, float[] Embedding);
