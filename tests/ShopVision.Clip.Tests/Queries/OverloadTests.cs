using ShopVision.Clip.Queries;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Queries;

public sealed class OverloadTests
{
    [Fact]
    public void Places_are_given_until_none_is_left_and_again_when_one_is_free()
    {
        var admission = new Admission(2);
        var (first, second) = (admission.Enter(), admission.Enter());
        var fault = Assert.Throws<ShopVisionException>(() => admission.Enter());
        Assert.Equal(ErrorCode.Overloaded, fault.Code);
        Assert.True(fault.Code.IsTransient);
        Assert.Contains("at most 2 queries", fault.Message, StringComparison.Ordinal);

        first.Dispose();
        admission.Enter().Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task Queries_beyond_the_limit_are_refused_and_the_others_answered()
    {
        using var folder = new TinyClipFolder();
        using var embedder = ClipEmbedder.Load(folder.Path, new ClipOptions { MaxQueries = 3 });
        var picture = Picture.Jpeg(20, 30);
        // Opening the graph takes longer than asking, so all of these are under way together.
        var queries = Enumerable.Range(0, 10)
            .Select(i => embedder.EmbedImageAsync(new ImageSource($"{i}", picture), TestContext.Current.CancellationToken)).ToList();

        var outcomes = await Task.WhenAll(queries.Select(query => query.ContinueWith(done => done.IsCompletedSuccessfully, TaskScheduler.Default)));

        Assert.Equal(3, outcomes.Count(answered => answered));
        Assert.All(
            queries.Where(query => query.IsFaulted),
            query => Assert.Equal(ErrorCode.Overloaded, Assert.IsType<ShopVisionException>(query.Exception!.InnerException).Code));
        Assert.True((await embedder.EmbedImageAsync(new ImageSource("later", picture), TestContext.Current.CancellationToken)).Succeeded);
    }
}
