using ShopVision.Ingestion.Images;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

public sealed class NearDuplicateTests : IDisposable
{
    private readonly Shop _shop = new();

    public NearDuplicateTests()
    {
        _shop.Picture("1.jpg", "red shirt with buttons");
        _shop.Picture("2.jpg", "blue mug");
        _shop.Picture("3.jpg", "with red shirt buttons");
        _shop.Feed("id,group_id,image", "1,a,1.jpg", "2,b,2.jpg", "3,c,3.jpg", "4,b,2.jpg");
    }

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Pictures_of_different_products_that_look_the_same_are_reported_once_and_those_of_a_group_are_not()
    {
        var duplicates = (await _shop.IngestAsync()).Duplicates!;

        Assert.Equal((4, 1), (duplicates.Checked, duplicates.Found));
        Assert.Equal(new NearDuplicate("1", "1.jpg", "3", "3.jpg", 1), Assert.Single(duplicates.Pairs));
    }

    [Fact]
    public async Task Only_pictures_that_came_with_the_run_are_looked_up()
    {
        await _shop.IngestAsync();
        Assert.Null((await _shop.IngestAsync()).Duplicates);
        _shop.Feed("id,group_id,image", "1,a,1.jpg", "2,b,2.jpg", "3,c,3.jpg", "4,b,2.jpg", "5,d,2.jpg");

        var duplicates = (await _shop.IngestAsync()).Duplicates!;

        Assert.Equal((1, 2), (duplicates.Checked, duplicates.Found));
        Assert.All(duplicates.Pairs, pair => Assert.Equal("5", pair.Product));
    }

    [Fact]
    public async Task Nothing_is_looked_for_where_that_is_not_wanted()
    {
        var report = await _shop.Run().RunAsync(
            _shop.Request() with { Pictures = new ImageOptions { DuplicateSimilarity = 0 } }, progress: null, TestContext.Current.CancellationToken);

        Assert.Null(report.Duplicates);
    }
}
