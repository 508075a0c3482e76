using System.Numerics;
using System.Numerics.Tensors;

namespace ShopVision.LocalIndex.Vectors;

/// <summary>A query as bytes: scores any quantized row in whole numbers, then gives the dot product that this stands for.</summary>
internal readonly struct QuantizedQuery
{
    private readonly sbyte[] _values;
    private readonly int _offset;
    private readonly float _dither;

    public QuantizedQuery(ReadOnlySpan<float> query, int stride)
    {
        _values = new sbyte[stride];
        var largest = TensorPrimitives.MaxMagnitude(query);
        Scale = Math.Abs(largest) / sbyte.MaxValue;
        if (Scale == 0)
            return;
        for (var i = 0; i < query.Length; i++)
        {
            _values[i] = (sbyte)MathF.Floor((query[i] / Scale) + Dither.Query(i));
            // What the rows' zero point adds to every sum, and their dither takes from it.
            _offset += QuantizedRows.ZeroPoint * _values[i];
            _dither += Dither.Row(i) * _values[i];
        }
    }

    /// <summary>What a step of one stands for.</summary>
    public float Scale { get; }

    public ReadOnlySpan<sbyte> Values => _values;

    public float Score(int sum, float rowScale) => (sum - _offset + _dither) * rowScale * Scale;

    /// <summary>As <see cref="Score(int, float)"/>, to the bit, for rows that stand side by side.</summary>
    public void Score(ReadOnlySpan<int> sums, ReadOnlySpan<float> rowScales, Span<float> scores)
    {
        var (row, offset, dither, scale) = (0, new Vector<int>(_offset), new Vector<float>(_dither), new Vector<float>(Scale));
        for (; row <= sums.Length - Vector<int>.Count; row += Vector<int>.Count)
            ((Vector.ConvertToSingle(new Vector<int>(sums[row..]) - offset) + dither) * new Vector<float>(rowScales[row..]) * scale).CopyTo(scores[row..]);
        for (; row < sums.Length; row++)
            scores[row] = Score(sums[row], rowScales[row]);
    }
}
