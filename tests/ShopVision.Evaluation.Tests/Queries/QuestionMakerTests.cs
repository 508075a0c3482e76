using ShopVision.Core.Catalog;
using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Tests.Queries;

public sealed class QuestionMakerTests
{
    private static readonly QuestionMaker Shop = new(SomeShop.Truth.Axes, SomeShop.Truth.ById.Values);

    [Fact]
    public void Each_product_asks_once_for_each_axis_in_a_shoppers_words()
    {
        var questions = Shop.Make(QuerySplit.All, seed: 1, limit: null);

        Assert.Equal(SomeShop.Truth.ById.Count * 3, questions.Count);
        Assert.All(questions, question => Assert.Equal(
            question.Axis switch
            {
                Axes.Color => $"in {question.Value.ToLowerInvariant()}",
                Axes.Gender => $"for {question.Value.ToLowerInvariant()}",
                _ => question.Value.ToLowerInvariant(),
            },
            question.Text));
    }

    [Fact]
    public void The_relevant_products_differ_from_the_one_that_asks_in_the_changed_axis_alone()
    {
        var byId = SomeShop.Truth.ById;

        Assert.All(Shop.Make(QuerySplit.All, seed: 1, limit: null), question => Assert.All(question.Relevant, id =>
        {
            Assert.NotEqual(question.ProductId, id);
            Assert.NotEqual(byId[question.ProductId].Values[question.Axis], question.Value);
            Assert.Equal(question.Value, byId[id].Values[question.Axis]);
            Assert.All(
                SomeShop.Truth.Axes.Where(axis => axis != question.Axis),
                axis => Assert.Equal(byId[question.ProductId].Values[axis], byId[id].Values[axis]));
        }));
    }

    [Fact]
    public void All_relevant_products_are_named() =>
        Assert.All(Shop.Make(QuerySplit.All, seed: 1, limit: null), question => Assert.Equal(4, question.Relevant.Count));

    [Fact]
    public void A_value_that_fewer_than_three_others_have_is_never_asked_for()
    {
        var maker = new QuestionMaker(
            [Axes.Color, Axes.Category],
            [.. Shirts("red", 1), .. Shirts("blue", 2), .. Shirts("green", 3)]);

        var questions = maker.Make(QuerySplit.All, seed: 1, limit: null);

        Assert.Equal(["blue-0", "blue-1", "red-0"], questions.Select(question => question.ProductId));
        Assert.All(questions, question => Assert.Equal("in green", question.Text));
    }

    [Fact]
    public void Values_that_differ_in_case_are_one()
    {
        var maker = new QuestionMaker([Axes.Color, Axes.Category], [.. Shirts("Red", 2), .. Shirts("RED", 1), .. Shirts("blue", 1)]);

        Assert.Equal(3, Assert.Single(maker.Make(QuerySplit.All, seed: 1, limit: null)).Relevant.Count);
    }

    [Fact]
    public void A_product_with_an_open_axis_neither_asks_nor_answers()
    {
        var open = new TrueProduct("open", new Dictionary<string, string> { [Axes.Color] = "green" });
        var maker = new QuestionMaker([Axes.Color, Axes.Category], [.. Shirts("green", 3), .. Shirts("red", 1), open]);

        var question = Assert.Single(maker.Make(QuerySplit.All, seed: 1, limit: null));

        Assert.Equal("red-0", question.ProductId);
        Assert.DoesNotContain("open", question.Relevant);
    }

    [Fact]
    public void The_same_seed_asks_the_same_and_another_seed_something_else()
    {
        static IEnumerable<string> Texts(ulong seed) => Shop.Make(QuerySplit.All, seed, limit: null).Select(question => question.Text);

        Assert.Equal(Texts(1), Texts(1));
        Assert.NotEqual(Texts(1), Texts(2));
    }

    [Fact]
    public void Both_halves_together_ask_what_all_ask()
    {
        static HashSet<(string, string, string)> Asked(QuerySplit split) =>
            [.. Shop.Make(split, seed: 1, limit: null).Select(question => (question.ProductId, question.Axis, question.Text))];

        Assert.Empty(Asked(QuerySplit.Even).Intersect(Asked(QuerySplit.Odd)));
        Assert.Equal(Asked(QuerySplit.All), [.. Asked(QuerySplit.Even), .. Asked(QuerySplit.Odd)]);
    }

    [Fact]
    public void A_limit_keeps_a_sample_of_every_axis()
    {
        var questions = Shop.Make(QuerySplit.All, seed: 1, limit: 60);

        Assert.Equal(60, questions.Count);
        Assert.Equal(3, questions.Select(question => question.Axis).Distinct().Count());
    }

    private static IEnumerable<TrueProduct> Shirts(string color, int count) => Enumerable.Range(0, count).Select(i => new TrueProduct(
        $"{color}-{i}", new Dictionary<string, string> { [Axes.Color] = color, [Axes.Category] = "shirts" }));
}
