namespace ShopVision.Evaluation.NoneOfThese;

/// <summary>
/// Logistic regression by Newton's method. A weak prior on the standardised weights keeps them finite where one number parts all.
/// </summary>
internal static class LogisticFit
{
    private const int Steps = 25;
    private const double Prior = 1;

    /// <summary>The intercept and then a weight for each feature, of the odds that an item is positive.</summary>
    public static double[] Fit(IReadOnlyList<(double[] Features, bool IsPositive)> items)
    {
        var count = items[0].Features.Length;
        var means = Enumerable.Range(0, count).Select(f => items.Average(item => item.Features[f])).ToArray();
        // A feature that never varies would divide by zero; it gets no weight.
        var spreads = Enumerable.Range(0, count)
            .Select(f => Math.Max(1e-9, Math.Sqrt(items.Average(item => Math.Pow(item.Features[f] - means[f], 2))))).ToArray();
        var rows = items
            .Select(item => (Row: (double[])[1, .. item.Features.Select((value, f) => (value - means[f]) / spreads[f])], item.IsPositive))
            .ToList();
        var weights = new double[count + 1];
        for (var step = 0; step < Steps; step++)
            Improve(weights, rows);

        var unscaled = weights.Skip(1).Select((weight, f) => weight / spreads[f]).ToArray();
        return [weights[0] - unscaled.Zip(means, (weight, mean) => weight * mean).Sum(), .. unscaled];
    }

    private static void Improve(double[] weights, List<(double[] Row, bool IsPositive)> rows)
    {
        var size = weights.Length;
        var gradient = new double[size];
        var curvature = new double[size, size];
        for (var i = 1; i < size; i++)
            (gradient[i], curvature[i, i]) = (-Prior * weights[i], Prior);
        foreach (var (row, isPositive) in rows)
        {
            var probability = 1 / (1 + Math.Exp(-row.Zip(weights, (value, weight) => value * weight).Sum()));
            for (var i = 0; i < size; i++)
            {
                gradient[i] += ((isPositive ? 1 : 0) - probability) * row[i];
                for (var j = 0; j < size; j++)
                    curvature[i, j] += probability * (1 - probability) * row[i] * row[j];
            }
        }

        Solve(curvature, gradient);
        for (var i = 0; i < size; i++)
            weights[i] += gradient[i];
    }

    /// <summary>Elimination without pivoting, which a positive definite matrix does not need; leaves the solution in <paramref name="vector"/>.</summary>
    private static void Solve(double[,] matrix, double[] vector)
    {
        var size = vector.Length;
        for (var i = 0; i < size; i++)
            for (var j = i + 1; j < size; j++)
            {
                var factor = matrix[j, i] / matrix[i, i];
                for (var k = i; k < size; k++)
                    matrix[j, k] -= factor * matrix[i, k];
                vector[j] -= factor * vector[i];
            }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < size; j++)
                vector[i] -= matrix[i, j] * vector[j];
            vector[i] /= matrix[i, i];
        }
    }
}
