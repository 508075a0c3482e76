namespace ShopVision.Evaluation.Galleries;

/// <summary>Finds where the right answers stand in a ranking without sorting the whole of it.</summary>
internal static class Ranks
{
    /// <summary>
    /// The 1-based ranks of the relevant products in ascending order, with <paramref name="leftOut"/> not ranked. Equal scores
    /// stand in the order of their positions.
    /// </summary>
    public static int[] Of(ReadOnlySpan<float> scores, ReadOnlySpan<int> relevant, int leftOut)
    {
        var ordered = new (float Score, int Position)[relevant.Length];
        for (var i = 0; i < ordered.Length; i++)
            ordered[i] = (scores[relevant[i]], relevant[i]);
        Array.Sort(ordered, Compare);

        // before[k]: how many products stand before relevant k or are it, but not before relevant k - 1.
        var before = new int[ordered.Length];
        for (var position = 0; position < scores.Length; position++)
            if (position != leftOut && FirstNotBefore(ordered, (scores[position], position)) is var k && k < before.Length)
                before[k]++;
        for (var k = 1; k < before.Length; k++)
            before[k] += before[k - 1];
        return before;
    }

    private static int FirstNotBefore((float Score, int Position)[] ordered, (float Score, int Position) product)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(ordered[middle], product) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int Compare((float Score, int Position) one, (float Score, int Position) other) =>
        one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Position.CompareTo(other.Position);
}
