namespace ShopVision.Drawing.Tests;

public sealed class SplitMix64Tests
{
    // The reference implementation (Vigna, prng.di.unimi.it/splitmix64.c) from seed 1234567.
    [Fact]
    public void The_numbers_are_those_of_the_reference()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal(6457827717110365317UL, random.Next());
        Assert.Equal(3203168211198807973UL, random.Next());
        Assert.Equal(9817491932198370423UL, random.Next());
    }

    [Fact]
    public void A_shuffle_keeps_every_item() =>
        Assert.Equal(Enumerable.Range(0, 50), new SplitMix64(5).Shuffle(Enumerable.Range(0, 50).ToList()).Order());

    [Fact]
    public void Numbers_between_stay_between()
    {
        var random = new SplitMix64(9);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(random.Between(-2, 3), -2, 3));
    }
}
