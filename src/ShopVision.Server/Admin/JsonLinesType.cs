using Microsoft.Net.Http.Headers;

namespace ShopVision.Server.Admin;

/// <summary>The names under which JSON lines are sent; none of them is registered.</summary>
internal static class JsonLinesType
{
    public const string Name = "application/x-ndjson";

    private static readonly string[] All = [Name, "application/jsonl", "application/ndjson", "application/x-jsonlines"];

    public static bool Matches(MediaTypeHeaderValue type) => All.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase);
}
