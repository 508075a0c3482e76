using System.Text.Json;
using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>What became of each item of a bulk, in their order. <paramref name="Error"/> is null for one that was done.</summary>
internal readonly record struct BulkAnswer(int Status, string? Result, IndexError? Error)
{
    private const int NotFound = 404;

    /// <summary>A deletion of what was not there has nothing left to do.</summary>
    public bool IsDone => Error is null && (Status < 300 || (Status == NotFound && Result == "not_found"));

    public static IEnumerable<BulkAnswer> Read(JsonDocument answer) =>
        answer.RootElement.GetProperty("items").EnumerateArray().Select(item => Of(item.EnumerateObject().First().Value));

    private static BulkAnswer Of(JsonElement item)
    {
        var status = item.GetProperty("status").GetInt32();
        return new BulkAnswer(
            status,
            item.TryGetProperty("result", out var result) ? ResultOf(result) : null,
            item.TryGetProperty("error", out var error) ? IndexError.Of(status, error) : null);
    }

    /// <summary>One of four words, which need not be made anew for every item.</summary>
    private static string ResultOf(JsonElement result) =>
        result.ValueEquals("created"u8) ? "created" : result.ValueEquals("updated"u8) ? "updated" : result.ValueEquals("deleted"u8) ? "deleted" : result.GetString()!;
}
