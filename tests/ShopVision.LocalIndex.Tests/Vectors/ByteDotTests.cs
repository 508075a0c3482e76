using ShopVision.LocalIndex.Vectors;

namespace ShopVision.LocalIndex.Tests.Vectors;

public sealed class ByteDotTests
{
    [Fact]
    public void Rows_of_any_number_and_length_score_as_plain_arithmetic_says()
    {
        var random = new Random(1);
        for (var rows = 0; rows < 12; rows++)
            for (var length = ByteDot.Step; length <= 8 * ByteDot.Step; length += ByteDot.Step)
            {
                var (bytes, query) = (new byte[rows * length], new sbyte[length]);
                random.NextBytes(bytes);
                for (var i = 0; i < query.Length; i++)
                    query[i] = (sbyte)random.Next(-127, 128);
                AssertSums(bytes, query, rows);
            }
    }

    [Fact]
    public void The_largest_numbers_do_not_overflow()
    {
        // 4,096 numbers are more than any published model's vectors have.
        var (bytes, query) = (new byte[5 * 4096], new sbyte[4096]);
        Array.Fill(bytes, byte.MaxValue);
        Array.Fill(query, sbyte.MaxValue);
        AssertSums(bytes, query, rows: 5);
        Array.Fill(query, (sbyte)-127);
        AssertSums(bytes, query, rows: 5);
    }

    private static void AssertSums(byte[] bytes, sbyte[] query, int rows)
    {
        var expected = Enumerable.Range(0, rows)
            .Select(row => Enumerable.Range(0, query.Length).Sum(i => bytes[(row * query.Length) + i] * query[i])).ToArray();
        var sums = new int[rows];
        ByteDot.Scan(bytes, query, sums);
        Assert.Equal(expected, sums);
        sbyte[] other = [.. query.Reverse()];
        var (sumsOfOne, sumsOfOther, single) = (new int[rows], new int[rows], new int[rows]);
        ByteDot.Scan(bytes, query, other, sumsOfOne, sumsOfOther);
        ByteDot.Scan(bytes, other, single);
        Assert.Equal(expected, sumsOfOne);
        Assert.Equal(single, sumsOfOther);
        Assert.Equal(expected, Enumerable.Range(0, rows).Select(row => ByteDot.One(bytes.AsSpan(row * query.Length, query.Length), query)));
    }
}
