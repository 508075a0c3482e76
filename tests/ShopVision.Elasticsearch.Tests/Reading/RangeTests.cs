using System.Globalization;
using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Tests.Faults;

namespace ShopVision.Elasticsearch.Tests.Reading;

/// <summary>Numbers of attributes are kept as texts that sort as numbers do: to the last of a decimal's digits, which a double would lose.</summary>
public sealed class RangeTests(TestServer server)
{
    private static readonly string[] Numbers =
    [
        "-79228162514264337593543950335", "-1000", "-999.5", "-2", "-1.5", "-1.25", "-0.1", "-0.0000000000000000000000000001", "0", "0.10", "0.1", "0.3", "1", "1.0", "2", "9.99",
        "10", "10.01", "100", "9007199254740992", "9007199254740993", "79228162514264337593543950334", "79228162514264337593543950335", "blue", "1e3",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ranges_over_negative_fractional_and_huge_numbers_hold_what_they_say()
    {
        Product[] products =
        [
            .. Numbers.Select((number, i) => Some.Product($"{i}", "thing") with { Attributes = new Dictionary<string, IReadOnlyList<string>> { ["weight"] = [number] } }),
        ];
        await using var made = new TestIndex(await server.OptionsAsync());
        await using (var writer = await made.Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
        {
            await writer.UpsertAsync([.. products.Select(product => Some.Entry(product, Some.Embedding(1)))], Cancellation);
            await writer.PublishAsync(Cancellation);
        }

        decimal[] bounds = [.. Numbers.Where(number => char.IsAsciiDigit(number[^1]) && !number.Contains('e', StringComparison.Ordinal)).Select(number => decimal.Parse(number, CultureInfo.InvariantCulture))];
        var random = new Random(1);
        for (var round = 0; round < 60; round++)
        {
            var (low, high) = (bounds[random.Next(bounds.Length)], bounds[random.Next(bounds.Length)]);
            var range = (round % 4) switch
            {
                0 => new RangeFilter { Gte = low },
                1 => new RangeFilter { Gt = low, Lte = high },
                2 => new RangeFilter { Lt = high },
                _ => new RangeFilter { Gte = low, Lt = high },
            };
            var filters = new FilterSet(new Dictionary<string, FieldFilter> { ["weight"] = range });

            var page = await made.Index.SearchAsync(new IndexQuery { Filters = filters, Depth = 50 }, Cancellation);

            Assert.Equal(
                products.Where(product => filters.Matches(product)).Select(product => product.Id).Order(StringComparer.Ordinal), page.Hits.Select(hit => hit.Entry.Product.Id));
            Assert.Equal(page.Hits.Count, page.Total);
        }
    }
}
