using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace ShopVision.LocalIndex.Words;

/// <summary>A score for every product, zero where nothing matches; scores add up. Lent: dispose it.</summary>
internal readonly ref struct ScoreTable(int products)
{
    private readonly float[] _lent = Lend(products);

    private Span<float> Scores => _lent.AsSpan(0, products);

    public void Dispose() => ArrayPool<float>.Shared.Return(_lent);

    /// <summary>Adds to each product its impact times <paramref name="weight"/>.</summary>
    public void Add(ReadOnlySpan<int> places, ReadOnlySpan<float> impacts, float weight)
    {
        var scores = Scores;
        for (var i = 0; i < places.Length; i++)
            scores[places[i]] += weight * impacts[i];
    }

    public void Add(int place, float score) => Scores[place] += score;

    public void Add(ScoreTable other) => TensorPrimitives.Add(Scores, other.Scores, Scores);

    /// <summary>Keeps the greater score of each product.</summary>
    public void KeepGreater(ScoreTable other) => TensorPrimitives.Max(Scores, other.Scores, Scores);

    public void Clear() => Scores.Clear();

    /// <summary>Drops what is not among the places, which stand in order.</summary>
    public void KeepOnly(ReadOnlySpan<int> places)
    {
        var scores = Scores;
        var next = 0;
        foreach (var place in places)
        {
            scores[next..place].Clear();
            next = place + 1;
        }

        scores[next..].Clear();
    }

    /// <summary>Of all products' scores; there must be one.</summary>
    public float Greatest() => TensorPrimitives.Max(Scores);

    public LexicalMatches Matches(IReadOnlySet<int> named)
    {
        var places = new List<int>();
        var scores = new List<float>();
        for (var block = 0; block < products; block += Vector512<float>.Count)
        {
            // Lent arrays are longer than asked for; what lies beyond the products is zero.
            var found = Vector512.GreaterThan(Vector512.Create(_lent.AsSpan(block)), Vector512<float>.Zero).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                var place = block + BitOperations.TrailingZeroCount(found);
                places.Add(place);
                scores.Add(_lent[place]);
            }
        }

        return new LexicalMatches(products, [.. places], [.. scores]) { Named = named };
    }

    private static float[] Lend(int products)
    {
        var lent = ArrayPool<float>.Shared.Rent(products + Vector512<float>.Count);
        Array.Clear(lent, 0, products + Vector512<float>.Count);
        return lent;
    }
}
