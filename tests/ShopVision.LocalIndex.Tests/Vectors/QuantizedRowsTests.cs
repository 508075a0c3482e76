using System.Numerics.Tensors;
using ShopVision.Contracts;
using ShopVision.LocalIndex.Vectors;

namespace ShopVision.LocalIndex.Tests.Vectors;

public sealed class QuantizedRowsTests
{
    private const int Dimensions = 100;

    [Fact]
    public void A_quantized_score_is_near_the_exact_one_block_by_block_and_row_by_row()
    {
        var vectors = Enumerable.Range(0, QuantizedRows.RowsPerBlock + 10).Select(i => Some.Embedding(i, Dimensions).Values.ToArray()).ToList();
        var rows = new QuantizedRows(Dimensions);
        vectors.ForEach(vector => rows.Add(vector));
        var asked = Some.Embedding(5, Dimensions).Values.ToArray();
        var query = new QuantizedQuery(asked, rows.Stride);
        var scores = new float[vectors.Count];
        rows.Score(query, scores);

        Assert.Equal(2, rows.Blocks);
        for (var i = 0; i < vectors.Count; i++)
        {
            Assert.InRange(scores[i] - TensorPrimitives.Dot<float>(vectors[i], asked), -0.01f, 0.01f);
            Assert.Equal(scores[i], rows.Score(i, query));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Queries_that_share_a_pass_score_as_each_alone(int count)
    {
        var rows = new QuantizedRows(Dimensions);
        for (var row = 0; row < QuantizedRows.RowsPerBlock + 10; row++)
            rows.Add(Some.Embedding(row, Dimensions).Values);
        QuantizedQuery[] queries = [.. Enumerable.Range(0, count).Select(seed => new QuantizedQuery(Some.Embedding(seed, Dimensions).Values, rows.Stride))];
        float[][] together = [.. queries.Select(_ => new float[rows.Count])];

        rows.Score(queries, together);

        for (var i = 0; i < count; i++)
            Assert.Equal(Enumerable.Range(0, rows.Count).Select(row => rows.Score(row, queries[i])), together[i]);
    }

    [Fact]
    public void A_vector_of_zeros_scores_zero_and_is_no_division_by_it()
    {
        var rows = new QuantizedRows(Dimensions);
        rows.Add(new float[Dimensions]);
        Assert.Equal(0, rows.Score(0, new QuantizedQuery(Some.Embedding(1, Dimensions).Values, rows.Stride)));
        Assert.Equal(0, rows.Score(0, new QuantizedQuery(new float[Dimensions], rows.Stride)));
    }

    [Fact]
    public void A_frozen_copy_does_not_see_what_is_added_later()
    {
        var rows = new QuantizedRows(Dimensions);
        rows.Add(Some.Embedding(1, Dimensions).Values);
        var frozen = rows.Freeze();
        rows.Add(Some.Embedding(2, Dimensions).Values);
        Assert.Equal((1, 2), (frozen.Count, rows.Count));
    }
}
