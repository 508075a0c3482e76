using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Composition;

/// <summary>
/// One query vector as the weighted sum of its terms. Being linear, the score of a picture is exactly the sum of what each
/// term contributes, so reasons are arithmetic and not a second model.
/// </summary>
public sealed class ComposedQuery
{
    private readonly double _norm;

    public ComposedQuery(IReadOnlyList<QueryTerm> terms)
    {
        Terms = terms;
        var sum = new double[terms[0].Direction.Dimensions];
        foreach (var term in terms)
        {
            var values = term.Direction.Values;
            for (var i = 0; i < sum.Length; i++)
                sum[i] += term.Weight * values[i];
        }

        _norm = Math.Sqrt(sum.Sum(value => value * value));
        // Terms that cancel each other leave no direction; then the first one alone is asked.
        Direction = Embedding.TryNormalize([.. sum.Select(value => (float)value)]) ?? terms[0].Direction;
    }

    public IReadOnlyList<QueryTerm> Terms { get; }

    public Embedding Direction { get; }

    /// <summary>How much of <c>Direction · picture</c> each signal gives.</summary>
    public IReadOnlyDictionary<string, double> Contributions(Embedding picture) =>
        _norm < 1e-12
            ? new Dictionary<string, double> { [Terms[0].Signal] = Direction.Dot(picture) }
            : Terms
                .GroupBy(term => term.Signal)
                .ToDictionary(group => group.Key, group => group.Sum(term => term.Weight * term.Direction.Dot(picture)) / _norm);
}
