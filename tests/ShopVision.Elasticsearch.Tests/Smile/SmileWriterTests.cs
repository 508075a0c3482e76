using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Tests.Smile;

/// <summary>What is written is held to what a real server reads: it echoes a document as JSON.</summary>
public sealed class SmileWriterTests(TestServer server)
{
    private static readonly string[] Texts =
    [
        "", "a", "é", new('a', 32), new('a', 33), new('a', 64), new('a', 65), "é" + new string('a', 31), "é" + new string('a', 32), "é" + new string('a', 62),
        "é" + new string('a', 63), "é" + new string('a', 64), new('é', 3000), "日本\u0001😀\"\\\n",
    ];

    private static readonly int[] LengthsOfBytes = [0, 1, 63, 64, 8191, 8192, 100_000];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_and_names_of_all_lengths_are_read_as_they_were_written()
    {
        using var read = await EchoAsync(smile =>
        {
            smile.Key("texts");
            smile.StartArray();
            foreach (var text in Texts)
                smile.Text(text);
            smile.EndArray();
            smile.Key("names");
            smile.StartObject();
            foreach (var text in Texts.Where(text => text.Length > 0))
            {
                smile.Key(text);
                smile.Null();
            }

            smile.EndObject();
        });

        Assert.Equal(Texts, read.RootElement.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!));
        Assert.Equal(Texts.Where(text => text.Length > 0).Order(StringComparer.Ordinal), read.RootElement.GetProperty("names").EnumerateObject().Select(name => name.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bytes_of_all_lengths_are_read_as_they_were_written()
    {
        byte[][] all = [.. LengthsOfBytes.Select(length => Enumerable.Range(0, length).Select(place => (byte)(place % 255)).ToArray())];
        using var read = await EchoAsync(smile =>
        {
            smile.Key("bytes");
            smile.StartArray();
            foreach (var bytes in all)
                smile.Bytes(bytes);
            smile.EndArray();
        });

        Assert.Equal(all, read.RootElement.GetProperty("bytes").EnumerateArray().Select(bytes => bytes.GetBytesFromBase64()));
    }

    [Fact]
    public async Task Numbers_lose_no_bit()
    {
        var random = new Random(1);
        float[] floats = [0, -0f, 1, -1, float.Epsilon, float.MaxValue, float.MinValue, 0.1f, .. Enumerable.Range(0, 1000).Select(_ => (random.NextSingle() * 2) - 1)];
        double[] doubles = [0, -1.5, 0.1, 9.99, double.MaxValue, double.Epsilon, .. Enumerable.Range(0, 100).Select(_ => random.NextDouble() * 1e9)];
        long[] longs = [0, -1, 1, 63, 64, -64, -65, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, DateTimeOffset.MaxValue.UtcTicks];
        using var read = await EchoAsync(smile =>
        {
            smile.Key("floats");
            smile.Array(floats);
            smile.Key("doubles");
            smile.StartArray();
            foreach (var number in doubles)
                smile.Number(number);
            smile.EndArray();
            smile.Key("longs");
            smile.StartArray();
            foreach (var number in longs)
                smile.Number(number);
            smile.EndArray();
        });

        Assert.Equal(floats, read.RootElement.GetProperty("floats").EnumerateArray().Select(number => number.GetSingle()));
        Assert.Equal(doubles, read.RootElement.GetProperty("doubles").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal(longs, read.RootElement.GetProperty("longs").EnumerateArray().Select(number => number.GetInt64()));
    }

    /// <summary>What a server that indexes nothing of it gives back as JSON.</summary>
    private async Task<JsonDocument> EchoAsync(Action<SmileWriter> write)
    {
        var smile = new SmileWriter(capacity: 4);
        smile.StartDocument();
        smile.StartObject();
        write(smile);
        smile.EndObject();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = await server.AddressAsync() };
        var index = $"test-{Guid.NewGuid():N}";
        using var mapping = new StringContent("""{ "mappings": { "enabled": false } }""", new MediaTypeHeaderValue("application/json"));
        (await http.PutAsync(new Uri(index, UriKind.Relative), mapping, Cancellation)).EnsureSuccessStatusCode();
        try
        {
            using var body = new ReadOnlyMemoryContent(smile.Written);
            body.Headers.ContentType = new MediaTypeHeaderValue(SmileWriter.ContentType);
            using var put = await http.PutAsync(new Uri($"{index}/_doc/1", UriKind.Relative), body, Cancellation);
            Assert.True(put.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"{put.StatusCode}"));
            return JsonDocument.Parse(await http.GetStringAsync(new Uri($"{index}/_source/1", UriKind.Relative), Cancellation));
        }
        finally
        {
            await http.DeleteAsync(new Uri(index, UriKind.Relative), Cancellation);
        }
    }
}
