using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Tests.Feeds;

public sealed class MutatedFeedTests : IDisposable
{
    private const int Mutations = 500;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("feed.csv", "id,image,title,price\n1,1.jpg,\"A \"\"fine\"\" shirt,\nwhite\",\"1.299,00 €\"\r\n2,2.jpg|b.jpg,Mug,5\n")]
    [InlineData("feed.tsv", "\uFEFFid\timage\ttitle\tavailability\n1\t1.jpg\t\"a\tb\"\tin stock\n2\t2.jpg\tMug\t0\n")]
    [InlineData("feed.jsonl", "{\"id\": 1, \"image\": [\"a\", \"b\"], \"price\": {\"amount\": 1e3}, \"attributes\": {\"color\": \"\\u00e9\"}}\n{\"id\": \"2\", \"image\": null}\n")]
    [InlineData("feed.data", "id;image\n1;1.jpg\n")]
    public async Task A_mutated_feed_is_read_or_refused_and_never_crashes(string name, string content)
    {
        var original = Encoding.UTF8.GetBytes(content);
        var random = new Random(1);
        for (var i = 0; i < Mutations; i++)
        {
            await File.WriteAllBytesAsync(_folder.File(name), Mutate(original, random), TestContext.Current.CancellationToken);
            try
            {
                await using var file = FeedFile.Open(_folder.File(name));
                var feed = await Feed.ReadAsync(file, map: null, _ => { }, TestContext.Current.CancellationToken);
                Assert.All(feed.Products, product => Assert.NotEmpty(product.Product.Id));
            }
            catch (ShopVisionException fault)
            {
                Assert.StartsWith("feed-", fault.Code.Name, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>A few bytes replaced, dropped or doubled, or the end cut off.</summary>
    private static byte[] Mutate(byte[] original, Random random)
    {
        ReadOnlySpan<byte> telling = "\"\n\r\t,;|{}[]\\\0 0>.\u00E9"u8;
        var bytes = original.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = telling[random.Next(telling.Length)]; break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.InsertRange(at, bytes[at..random.Next(at, bytes.Count)]); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }
}
