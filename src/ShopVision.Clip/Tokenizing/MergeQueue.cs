namespace ShopVision.Clip.Tokenizing;

/// <summary>A binary heap over a caller's memory: the merge of the lowest rank comes first, of equals the leftmost.</summary>
internal ref struct MergeQueue(Span<ulong> memory)
{
    private readonly Span<ulong> _heap = memory;
    private int _count;

    public void Enqueue(int rank, int left)
    {
        var item = ((ulong)(uint)rank << 32) | (uint)left;
        var at = _count++;
        for (; at > 0 && item < _heap[(at - 1) / 2]; at = (at - 1) / 2)
            _heap[at] = _heap[(at - 1) / 2];
        _heap[at] = item;
    }

    public bool TryDequeue(out int rank, out int left)
    {
        if (_count == 0)
        {
            (rank, left) = (0, 0);
            return false;
        }

        (rank, left) = ((int)(_heap[0] >> 32), (int)(uint)_heap[0]);
        var last = _heap[--_count];
        var at = 0;
        for (var child = 1; child < _count; child = (2 * at) + 1)
        {
            if (child + 1 < _count && _heap[child + 1] < _heap[child])
                child++;
            if (last <= _heap[child])
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = last;
        return true;
    }
}
