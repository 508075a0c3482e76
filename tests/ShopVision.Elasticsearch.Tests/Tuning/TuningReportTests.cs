using ShopVision.Elasticsearch.Tuning;

namespace ShopVision.Elasticsearch.Tests.Tuning;

public sealed class TuningReportTests
{
    [Fact]
    public void Of_ways_that_are_as_fast_the_smallest_and_least_work_is_recommended()
    {
        var recommended = TuningReport.Recommend(
            [
                Row("hnsw", 160, 1, recall: 1, ms: 10, bytes: 30), Row("int8_hnsw", 300, 3, recall: 0.99, ms: 10.5, bytes: 20), Row("int8_hnsw", 160, 3, recall: 0.98, ms: 12, bytes: 20),
                Row("int8_hnsw", 160, 1, recall: 0.9, ms: 8, bytes: 20), Row("bbq_hnsw", 160, 5, recall: 0.99, ms: 14, bytes: 10),
            ],
            recall: 0.98);

        Assert.Equal(("int8_hnsw", 160, 3.0), (recommended!.VectorIndex, recommended.Candidates, recommended.Oversample));
    }

    [Fact]
    public void Nothing_is_recommended_where_nothing_finds_enough() =>
        Assert.Null(TuningReport.Recommend([Row("hnsw", 160, 1, recall: 0.97, ms: 1, bytes: 1)], recall: 0.98));

    private static TuningRow Row(string kind, int candidates, double oversample, double recall, double ms, long bytes) =>
        new(kind, candidates, oversample, recall, ms, P95Ms: ms, bytes, BuildSeconds: 1);
}
