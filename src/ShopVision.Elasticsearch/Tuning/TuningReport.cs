namespace ShopVision.Elasticsearch.Tuning;

/// <summary>What each way to index and search vectors came to; <paramref name="Recommended"/> is null where none found enough.</summary>
public sealed record TuningReport(int Products, int Images, int Questions, double WantedRecall, IReadOnlyList<TuningRow> Rows, TuningRow? Recommended)
{
    // Less is the weather of the machine.
    private const double AsFast = 1.25;

    /// <summary>Of those that find enough and are as good as the fastest: the smallest index, then the least work.</summary>
    public static TuningRow? Recommend(IReadOnlyList<TuningRow> rows, double recall)
    {
        TuningRow[] good = [.. rows.Where(row => row.Recall >= recall)];
        return good.Where(row => row.MedianMs <= AsFast * good.Min(other => other.MedianMs))
            .OrderBy(row => row.Bytes).ThenBy(row => row.Candidates).ThenBy(row => row.Oversample).FirstOrDefault();
    }
}

/// <summary>
/// One way: <paramref name="Recall"/> is the share of the exact ten best among the ten best found, the times are those of whole searches for
/// a hundred hits as a shop makes them, and <paramref name="Bytes"/> is what the index takes on disk.
/// </summary>
public sealed record TuningRow(
    string VectorIndex, int Candidates, double Oversample, double Recall, double MedianMs, double P95Ms, long Bytes, double BuildSeconds);
