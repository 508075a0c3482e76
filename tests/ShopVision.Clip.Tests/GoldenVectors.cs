using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests;

/// <summary>What PyTorch computed with a golden network (for the large one, ONNX Runtime): a row for each text, and for each picture in each variant of its decoding.</summary>
internal sealed class GoldenVectors(string network)
{
    public static GoldenVectors TinyClip { get; } = new("tiny-clip");

    public static GoldenVectors TinySiglip { get; } = new("tiny-siglip");

    public static GoldenVectors SpeedVit { get; } = new("speed-vit-b32");

    public string Folder => Fixtures.Require($"golden/models/{network}");

    public IReadOnlyList<GoldenVector> Texts => [.. Rows("text").Select(row => new GoldenVector(Text(row, "text"), Vector(row)))];

    /// <summary>The ids of each of <see cref="Texts"/>, as the network got them.</summary>
    public IReadOnlyList<int[]> Ids => [.. Rows("text").Select(row => row.GetProperty("input_ids").EnumerateArray().Select(id => id.GetInt32()).ToArray())];

    public IReadOnlyList<GoldenVector> Pictures(string variant) =>
        [.. Rows("image").Where(row => Text(row, "variant") == variant).Select(row => new GoldenVector(Text(row, "image"), Vector(row)))];

    private IEnumerable<JsonElement> Rows(string kind) => File.ReadLines(Path.Combine(Folder, "expected.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(row => Text(row, "kind") == kind);

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static Embedding Vector(JsonElement row) =>
        Embedding.Normalize([.. (row.TryGetProperty("torch", out var torch) ? torch : row.GetProperty("ort")).EnumerateArray().Select(value => value.GetSingle())]);
}

/// <summary>The subject is a text, or the id of a picture.</summary>
internal sealed record GoldenVector(string Subject, Embedding Reference);
