using ShopVision.LocalIndex.Filtering;

namespace ShopVision.LocalIndex.Tests.Filtering;

public sealed class ProductSetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void All_holds_every_product_and_no_more(int capacity)
    {
        var all = ProductSet.All(capacity);

        Assert.Equal(capacity, all.Count);
        Assert.Equal(Enumerable.Range(0, capacity), Places(all));
    }

    [Fact]
    public void What_was_added_is_there_until_it_is_removed()
    {
        var set = new ProductSet(200);
        foreach (var product in (int[])[0, 63, 64, 127, 199])
            set.Add(product);
        set.Remove(64);

        Assert.Equal([0, 63, 127, 199], Places(set));
        Assert.True(set.Contains(127));
        Assert.False(set.Contains(64));
    }

    [Fact]
    public void An_intersection_changes_only_its_own_copy()
    {
        var all = ProductSet.All(100);
        var copy = all.Copy();
        copy.IntersectWith(new ProductSet(100));

        Assert.Equal(0, copy.Count);
        Assert.Equal(100, all.Count);
    }

    private static List<int> Places(ProductSet set)
    {
        var places = new List<int>();
        foreach (var place in set)
            places.Add(place);
        return places;
    }
}
