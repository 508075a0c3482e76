using System.Buffers;

namespace ShopVision.Clip.Images;

/// <summary>
/// Antialiased resampling, identical to the byte to Pillow's: horizontal pass first, rounded and clipped to bytes between the passes.
/// Models were trained on such pictures; other resamplers differ by up to 29 levels. Takes rows and gives rows: it holds no more
/// of them than one row of the result is made of.
/// </summary>
internal sealed class PillowResampler : IDisposable
{
    private readonly ResamplingPasses _passes;
    private readonly ResamplingWeights? _horizontal;
    private readonly ResamplingWeights? _vertical;
    private readonly Crop _crop;
    private readonly IRowConsumer _results;
    private readonly int _inputLength;
    private readonly int _stride;
    private readonly int _capacity;
    private readonly byte[] _input;
    private readonly byte[] _rows;
    private readonly byte[] _result;
    private int _row;
    private int _nextResult;

    /// <summary>Resizes rows of the size <paramref name="input"/> to <paramref name="output"/>, of which it computes only the crop.</summary>
    public PillowResampler(
        (int Width, int Height) input, (int Width, int Height) output, Crop crop, Interpolation interpolation, ResamplingPasses passes, IRowConsumer results)
    {
        (_passes, _crop, _results) = (passes, crop, results);
        _horizontal = output.Width == input.Width ? null : new ResamplingWeights(input.Width, output.Width, crop.Left, crop.Width, interpolation);
        _vertical = output.Height == input.Height ? null : new ResamplingWeights(input.Height, output.Height, crop.Top, crop.Height, interpolation);
        _inputLength = input.Width * 3;
        _stride = ResamplingPasses.Padded(crop.Width * 3);
        _capacity = _vertical?.MaxCount ?? 0;
        _input = _horizontal is null ? [] : ArrayPool<byte>.Shared.Rent(ResamplingPasses.Padded((input.Width + _horizontal.Stride) * 3));
        _rows = ArrayPool<byte>.Shared.Rent(Math.Max(_capacity, 1) * _stride);
        _result = _vertical is null ? [] : ArrayPool<byte>.Shared.Rent(_stride);
        // What a weight of zero is multiplied with does not count; that it is always the same keeps faults from hiding.
        Array.Clear(_input);
        results.Begin(crop.Width, crop.Height);
    }

    public void AddRow(ReadOnlySpan<byte> row)
    {
        var index = _row++;
        if (_vertical is null)
        {
            if (index >= _crop.Top && index < _crop.Top + _crop.Height)
            {
                Narrow(row, _rows);
                _results.AddRow(_rows.AsSpan(0, _crop.Width * 3));
            }

            return;
        }

        if (index < _vertical.FirstInput || index >= _vertical.EndOfInput)
            return;
        Narrow(row, _rows.AsSpan(index % _capacity * _stride, _stride));
        while (_nextResult < _crop.Height && _vertical.EndOf(_nextResult) == index + 1)
        {
            _passes.Vertical(_rows, _stride, _capacity, _vertical, _nextResult++, _result.AsSpan(0, _stride));
            _results.AddRow(_result.AsSpan(0, _crop.Width * 3));
        }
    }

    public void Dispose()
    {
        foreach (var rented in (byte[][])[_input, _rows, _result])
            if (rented.Length > 0)
                ArrayPool<byte>.Shared.Return(rented);
    }

    private void Narrow(ReadOnlySpan<byte> row, Span<byte> target)
    {
        if (_horizontal is null)
        {
            row.Slice(_crop.Left * 3, _crop.Width * 3).CopyTo(target);
            return;
        }

        row[.._inputLength].CopyTo(_input);
        _passes.Horizontal(_input, _horizontal, target);
    }
}
