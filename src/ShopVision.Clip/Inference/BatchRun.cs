namespace ShopVision.Clip.Inference;

/// <summary>Items that go through a graph at once: <paramref name="Rows"/> is the tensor's height, of which the first are real.</summary>
internal readonly record struct BatchRun(int Start, int Count, int Rows)
{
    /// <summary>
    /// Cuts a list into runs of few shapes: ONNX Runtime's arena grows with every new one and never shrinks. A rest is padded,
    /// unless it is so small that single runs cost less.
    /// </summary>
    public static IEnumerable<BatchRun> Plan(int count, int batchSize, int? fixedRows)
    {
        var rows = fixedRows ?? batchSize;
        for (var start = 0; start < count; start += rows)
        {
            var left = Math.Min(rows, count - start);
            if (fixedRows is not null || left > rows / 4)
                yield return new BatchRun(start, left, rows);
            else
                for (var i = 0; i < left; i++)
                    yield return new BatchRun(start + i, 1, 1);
        }
    }
}
