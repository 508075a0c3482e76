using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests;

/// <summary>What PyTorch computed with tiny-clip: a row for each text, and for each picture in each variant of its decoding.</summary>
internal static class GoldenVectors
{
    public static string Folder => Fixtures.Require("golden/models/tiny-clip");

    public static IReadOnlyList<GoldenVector> Texts => [.. Rows("text").Select(row => new GoldenVector(Text(row, "text"), Vector(row)))];

    public static IReadOnlyList<GoldenVector> Pictures(string variant) =>
        [.. Rows("image").Where(row => Text(row, "variant") == variant).Select(row => new GoldenVector(Text(row, "image"), Vector(row)))];

    private static IEnumerable<JsonElement> Rows(string kind) => File.ReadLines(Path.Combine(Folder, "expected.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(row => Text(row, "kind") == kind);

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static Embedding Vector(JsonElement row) =>
        Embedding.Normalize([.. row.GetProperty("torch").EnumerateArray().Select(value => value.GetSingle())]);
}

/// <summary>The subject is a text, or the id of a picture.</summary>
internal sealed record GoldenVector(string Subject, Embedding Reference);
