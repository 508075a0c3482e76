using ShopVision.Core.Catalog;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Queries;

/// <summary>
/// Makes questions out of truth: for each product and axis one, to a value drawn among those that at least
/// <see cref="MinimumRelevant"/> other products have beside the same values on the other axes. Only products with a value on
/// every axis ask and answer. A draw depends on the seed, the product and the axis alone, not on what else is asked.
/// </summary>
public sealed class QuestionMaker
{
    public const int MinimumRelevant = 3;

    private readonly IReadOnlyList<string> _axes;
    private readonly IReadOnlyList<TrueProduct> _products;

    /// <param name="axes">At least two.</param>
    /// <param name="products">Those that can be found.</param>
    public QuestionMaker(IReadOnlyList<string> axes, IEnumerable<TrueProduct> products)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(axes.Count, 2, nameof(axes));
        _axes = axes;
        _products = [.. products
            .Where(product => axes.All(product.Values.ContainsKey))
            .OrderBy(product => product.Id, StringComparer.Ordinal)];
    }

    /// <summary>In the order of the axes, then of the ids; with a limit, a sample that the seed draws.</summary>
    public IReadOnlyList<ComposedQuestion> Make(QuerySplit split, ulong seed, int? limit)
    {
        var questions = _axes.SelectMany(axis => Make(axis, split, seed)).ToList();
        if (limit is null || questions.Count <= limit)
            return questions;
        var kept = questions.OrderBy(question => Draw(seed, "limit", question).Next(int.MaxValue)).Take(limit.Value).ToHashSet();
        return [.. questions.Where(kept.Contains)];
    }

    private IEnumerable<ComposedQuestion> Make(string axis, QuerySplit split, ulong seed)
    {
        var families = _products.GroupBy(product => OthersThan(axis, product)).ToDictionary(
            family => family.Key,
            family => family
                .GroupBy(product => Key(product, axis))
                .Where(sharers => sharers.Count() >= MinimumRelevant)
                .OrderBy(sharers => sharers.Key, StringComparer.Ordinal)
                .ToList());
        foreach (var product in _products.Where(product => split.Contains(product.Id)))
        {
            var own = Key(product, axis);
            var choices = families[OthersThan(axis, product)].Where(sharers => sharers.Key != own).ToList();
            if (choices.Count == 0)
                continue;
            var drawn = choices[new StableRandom(StableHash.Of($"{seed}|{axis}|{product.Id}")).Next(choices.Count)];
            yield return new ComposedQuestion(
                product.Id, axis, drawn.First().Values[axis], Text(axis, drawn.Key), [.. drawn.Select(relevant => relevant.Id)]);
        }
    }

    private string OthersThan(string axis, TrueProduct product) =>
        string.Join('\n', _axes.Where(other => other != axis).Select(other => Key(product, other)));

    private static string Key(TrueProduct product, string axis) => product.Values[axis].ToLowerInvariant();

    private static string Text(string axis, string value) => axis switch
    {
        Axes.Color => $"in {value}",
        Axes.Gender => $"for {value}",
        _ => value,
    };

    private static StableRandom Draw(ulong seed, string purpose, ComposedQuestion question) =>
        new(StableHash.Of($"{seed}|{purpose}|{question.Axis}|{question.ProductId}"));
}
