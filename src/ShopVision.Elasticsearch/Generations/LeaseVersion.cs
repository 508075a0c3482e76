using System.Text.Json;

namespace ShopVision.Elasticsearch.Generations;

/// <summary>Which writing of the lock document this is: a change is made only over the one that was read.</summary>
internal readonly record struct LeaseVersion(long Sequence, long Term)
{
    public static LeaseVersion Of(JsonElement answer) => new(answer.GetProperty("_seq_no").GetInt64(), answer.GetProperty("_primary_term").GetInt64());
}
