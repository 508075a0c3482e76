namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// The highest scores of so many products, each by the best of its rows. The rows of a product must be offered one after the other.
/// </summary>
internal sealed class LeadingScores(int depth)
{
    private readonly PriorityQueue<float, float> _worstFirst = new();

    // The product whose rows are coming: it counts once, so it enters when the next one comes.
    private int _place = -1;
    private float _score;

    /// <summary>A row that scores less changes nothing.</summary>
    public float LeastSoFar { get; private set; } = float.NegativeInfinity;

    public void Offer(int place, float score)
    {
        if (place == _place)
        {
            _score = Math.Max(_score, score);
            return;
        }

        Enter();
        (_place, _score) = (place, score);
    }

    /// <summary>The lowest of the highest scores; negative infinity where there are fewer than wanted.</summary>
    public float Least()
    {
        Enter();
        _place = -1;
        return LeastSoFar;
    }

    private void Enter()
    {
        if (_place < 0)
            return;
        if (_worstFirst.Count < depth)
            _worstFirst.Enqueue(_score, _score);
        else
            _worstFirst.EnqueueDequeue(_score, _score);
        if (_worstFirst.Count == depth)
            LeastSoFar = _worstFirst.Peek();
    }
}
