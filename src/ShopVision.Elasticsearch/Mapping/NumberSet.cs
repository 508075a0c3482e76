namespace ShopVision.Elasticsearch.Mapping;

/// <summary>Small numbers in the order in which they were first added; emptied at no cost. Not thread safe.</summary>
internal sealed class NumberSet
{
    private readonly List<int> _numbers = [];
    private (int Round, int Place)[] _places = new (int, int)[1024];
    private int _round = 1;

    public int Count => _numbers.Count;

    public int this[int place] => _numbers[place];

    /// <summary>The place of a number, and whether it is new.</summary>
    public (int Place, bool IsNew) Add(int number)
    {
        if (number >= _places.Length)
            Array.Resize(ref _places, Math.Max(number + 1, _places.Length * 2));
        ref var known = ref _places[number];
        if (known.Round == _round)
            return (known.Place, false);
        known = (_round, _numbers.Count);
        _numbers.Add(number);
        return (known.Place, true);
    }

    public void Clear()
    {
        _numbers.Clear();
        _round++;
    }
}
