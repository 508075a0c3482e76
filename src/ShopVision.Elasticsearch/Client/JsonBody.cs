using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShopVision.Elasticsearch.Client;

/// <summary>Bodies of requests.</summary>
internal static class JsonBody
{
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Of(JsonObject body) => Of(json => body.WriteTo(json));
}
