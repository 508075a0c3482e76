using ShopVision.Contracts;
using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Tests.Embeddings;

public sealed class EmbeddingTests
{
    [Fact]
    public void Normalize_gives_unit_length() =>
        Assert.Equal(1, Embedding.Normalize([3, 4]).Dot(Embedding.Normalize([3, 4])), 1e-6);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(float.NaN, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    public void A_vector_without_direction_is_no_embedding(float x, float y)
    {
        Assert.Null(Embedding.TryNormalize([x, y]));
        Assert.Throws<ArgumentException>(() => Embedding.Normalize([x, y]));
    }

    [Fact]
    public void Normalize_survives_values_whose_squares_overflow() =>
        Assert.Equal(0.70710677f, Embedding.Normalize([1e30f, 1e30f]).Values[0], 1e-6f);

    [Fact]
    public void The_mean_lies_between() =>
        Assert.Equal(Embedding.Mean([Some.Axis(0), Some.Axis(1)]).Dot(Some.Axis(0)), Embedding.Mean([Some.Axis(0), Some.Axis(1)]).Dot(Some.Axis(1)), 1e-6);

    [Fact]
    public void The_mean_of_opposites_is_the_first() =>
        Assert.Equal(1, Embedding.Mean([Embedding.Normalize([1, 0]), Embedding.Normalize([-1, 0])]).Dot(Embedding.Normalize([1, 0])), 1e-6);
}
