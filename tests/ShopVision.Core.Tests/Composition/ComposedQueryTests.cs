using ShopVision.Contracts;
using ShopVision.Core.Composition;

namespace ShopVision.Core.Tests.Composition;

public sealed class ComposedQueryTests
{
    private readonly ComposedQuery _query = new([
        new QueryTerm(Signals.Look, Some.Embedding(1), 0.3),
        new QueryTerm(Signals.Words, Some.Embedding(2), 0.9),
        new QueryTerm(Signals.Words, Some.Embedding(3), -0.2)]);

    [Fact]
    public void Contributions_add_up_to_the_score_of_the_picture()
    {
        var picture = Some.Embedding(4);

        Assert.Equal(_query.Direction.Dot(picture), _query.Contributions(picture).Values.Sum(), 1e-5);
    }

    [Fact]
    public void Contributions_are_told_by_signal() =>
        Assert.Equal([Signals.Look, Signals.Words], _query.Contributions(Some.Embedding(4)).Keys.Order());

    [Fact]
    public void Terms_that_cancel_each_other_leave_the_first()
    {
        var cancelled = new ComposedQuery([new QueryTerm(Signals.Look, Some.Axis(0), 1), new QueryTerm(Signals.Words, Some.Axis(0), -1)]);

        Assert.Equal(1, cancelled.Direction.Dot(Some.Axis(0)), 1e-6);
    }
}
