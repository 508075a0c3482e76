using ShopVision.Core.Errors;
using ShopVision.Ingestion.Jobs;

namespace ShopVision.Ingestion.Tests.Jobs;

public sealed class FeedJobArgumentsTests
{
    [Theory]
    [InlineData("https://me:secret@shop.example/feed.xml", null)]
    [InlineData("https://shop.example/feed.xml", "https://me:secret@shop.example/images/")]
    [InlineData("ftp://me:secret@shop.example/feed.xml", null)]
    public void An_address_that_is_never_fetched_is_refused_before_a_run_keeps_it_and_without_its_password(string feed, string? images)
    {
        var fault = Assert.Throws<ShopVisionException>(new FeedJobArguments { Feed = feed, Images = images }.RequireUsablePlaces);

        Assert.Equal(ErrorCode.InvalidRequest, fault.Code);
        Assert.DoesNotContain("secret", fault.Message);
    }

    [Theory]
    [InlineData("https://shop.example/feed.xml?token=1")]
    [InlineData("//shop.example/feed.xml")]
    [InlineData("/shop/feed.csv")]
    public void Addresses_and_whole_paths_are_taken(string feed) => new FeedJobArguments { Feed = feed }.RequireUsablePlaces();
}
