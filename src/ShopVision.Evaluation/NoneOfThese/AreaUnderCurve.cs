namespace ShopVision.Evaluation.NoneOfThese;

/// <summary>
/// AUROC, as a function of how often each product counts: how often a photo whose label was asked scores above one whose label
/// was not, where equal scores count half.
/// </summary>
internal sealed class AreaUnderCurve
{
    private readonly (Trial Trial, double Score)[] _ascending;

    public AreaUnderCurve(IEnumerable<Trial> trials, Func<Trial, double> score) =>
        _ascending = [.. trials.Select(trial => (trial, Score: score(trial))).OrderBy(item => item.Score)];

    /// <summary>Not a number where one side is empty.</summary>
    public double At(double[] weights)
    {
        var (among, absent, above) = (0.0, 0.0, 0.0);
        for (var start = 0; start < _ascending.Length;)
        {
            var (amongHere, absentHere, end) = (0.0, 0.0, start);
            for (; end < _ascending.Length && _ascending[end].Score == _ascending[start].Score; end++)
                if (_ascending[end].Trial.IsAmong)
                    amongHere += weights[_ascending[end].Trial.Product];
                else
                    absentHere += weights[_ascending[end].Trial.Product];
            above += amongHere * (absent + (absentHere / 2));
            (among, absent, start) = (among + amongHere, absent + absentHere, end);
        }

        return above / (among * absent);
    }
}
