using ShopVision.Core.Vocabularies;
using ShopVision.Evaluation.Metrics;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.ZeroShot;

/// <summary>Counts, on one axis, where the true value stands among what was read.</summary>
internal sealed class ZeroShotTally(string axis, ulong seed, int resamples)
{
    /// <summary>Null where the truth says nothing of the axis.</summary>
    public ZeroShotResult? Of(IReadOnlyList<(TrueProduct Product, PhotoReading Reading)> readings)
    {
        var answers = readings
            .Where(reading => reading.Product.Values.ContainsKey(axis))
            .Select(reading => (Value: reading.Product.Values[axis], Place: Place(reading.Product.Values[axis], reading.Reading)))
            .ToList();
        if (answers.Count == 0)
            return null;

        var bootstrap = new Bootstrap(answers.Count, seed, resamples);
        // A share of at least one product is finite, so that there always is an estimate.
        Estimate Top(int k) => bootstrap.Measure(Recognised(answers, k))!;
        return new ZeroShotResult(
            axis,
            answers.Count,
            readings[0].Reading.ByAxis[axis].Count,
            Top(1),
            Top(3),
            Top(5),
            MacroRecall(answers),
            answers.Where(answer => answer.Place is null)
                .CountBy(answer => answer.Value)
                .OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal)
                .ToDictionary());
    }

    private int? Place(string value, PhotoReading reading)
    {
        var key = Label.Fold(value);
        var values = reading.ByAxis[axis];
        for (var place = 0; place < values.Count; place++)
            if (Label.Fold(values[place].Value) == key)
                return place;
        return null;
    }

    private static Func<double[], double> Recognised(List<(string Value, int? Place)> answers, int k, IReadOnlyList<int>? among = null) =>
        new ClusterMean(
            answers.Count,
            (among ?? [.. Enumerable.Range(0, answers.Count)]).Select(i => (i, answers[i].Place < k ? 1.0 : 0.0))).At;

    private Estimate MacroRecall(List<(string Value, int? Place)> answers)
    {
        IReadOnlyList<IReadOnlyList<int>> values =
            [.. answers.Index().GroupBy(answer => Label.Fold(answer.Item.Value)).Select(value => value.Select(answer => answer.Index).ToList())];
        var recalls = values.Select(value => Recognised(answers, 1, value)).ToList();
        // Every value is in every draw, so that there always is an estimate.
        return new Bootstrap(values, seed, resamples).Measure(weights => recalls.Average(recall => recall(weights)))!;
    }
}
