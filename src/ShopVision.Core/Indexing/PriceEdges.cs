namespace ShopVision.Core.Indexing;

/// <summary>
/// Chooses where the buckets of a price histogram lie: at round amounts; equally wide, but where prices span orders of magnitude
/// each about twice as wide as the one before, so that one luxury does not leave all else in a single bucket.
/// </summary>
public static class PriceEdges
{
    // From here on, equally wide buckets would leave the cheap end in one.
    private const decimal WideSpread = 100;

    // Beyond it a next round amount may not be representable; nothing sold costs as much.
    private const decimal Greatest = 1e24m;

    private static readonly decimal[] Steps = [1, 2, 2.5m, 5];
    private static readonly decimal[] Ladder = [1, 2, 5];

    /// <summary>The edges of at most <paramref name="buckets"/> buckets that hold both prices: one more than there are buckets.</summary>
    public static IReadOnlyList<decimal> Between(decimal least, decimal greatest, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(greatest, least);
        // Zero is always an edge: prices on either side of it do not fit into one round bucket, however wide.
        if (greatest > Greatest || least < -Greatest || (buckets == 1 && least < 0 && greatest >= 0))
            return [decimal.MinValue, decimal.MaxValue];
        return least >= 0 && greatest > WideSpread * Math.Max(least, 1) ? Widening(least, greatest, buckets) : Even(least, greatest, buckets);
    }

    private static List<decimal> Even(decimal least, decimal greatest, int buckets)
    {
        // Finer than a twentieth of the price says nothing to a shopper, and one price needs a bucket of some width.
        var width = Math.Max(Math.Max((greatest - least) / buckets, Math.Max(Math.Abs(greatest), Math.Abs(least)) / 20), 0.01m);
        var step = Amounts(Steps, from: width).First(step => decimal.Floor(greatest / step) - decimal.Floor(least / step) < buckets);
        var (first, last) = (decimal.Floor(least / step), decimal.Floor(greatest / step));
        return [.. Enumerable.Range(0, (int)(last - first) + 2).Select(i => (first + i) * step)];
    }

    private static List<decimal> Widening(decimal least, decimal greatest, int buckets)
    {
        var edges = Amounts(Ladder, from: Math.Max(least, 1) / 10)
            .TakeWhile(amount => amount <= Greatest * 10)
            .ToList();
        var last = edges.FindIndex(amount => amount > greatest);
        var first = Math.Max(edges.FindLastIndex(amount => amount <= Math.Max(least, 1)), last - buckets);
        var chosen = edges[first..(last + 1)];
        if (chosen[0] > least)
        {
            if (chosen.Count > buckets)
                chosen.RemoveAt(0);
            chosen.Insert(0, 0);
        }

        return chosen;
    }

    /// <summary>Round amounts of growing size: the mantissas times the powers of ten.</summary>
    private static IEnumerable<decimal> Amounts(decimal[] mantissas, decimal from)
    {
        var power = 1m;
        while (power > from)
            power /= 10;
        for (; power <= Greatest * 100; power *= 10)
            foreach (var mantissa in mantissas)
                if (mantissa * power >= from)
                    yield return mantissa * power;
    }
}
