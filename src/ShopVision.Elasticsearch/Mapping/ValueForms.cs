using System.Buffers;
using System.Globalization;
using ShopVision.Core.Catalog;
using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>A filter's value in each of the forms that a document has of it, written once and copied from then on.</summary>
internal sealed class ValueForms
{
    private readonly SmileWriter _written = new(capacity: 64);
    private int _foldedEnd;
    private int _spelledEnd;
    private int _numberEnd;

    /// <summary>In capitals, as filters compare.</summary>
    public ReadOnlySpan<byte> Folded => _written.Written.Span[.._foldedEnd];

    /// <summary>The same with the value as it is spelled.</summary>
    public ReadOnlySpan<byte> Spelled => _written.Written.Span[_foldedEnd.._spelledEnd];

    /// <summary>As ranges of numbers compare it; empty where it is none.</summary>
    public ReadOnlySpan<byte> Number => _written.Written.Span[_spelledEnd.._numberEnd];

    /// <summary>As ranges of dates compare it; empty where it is none.</summary>
    public ReadOnlySpan<byte> Moment => _written.Written.Span[_numberEnd..];

    public void Set(ReadOnlySpan<char> value)
    {
        _written.Clear();
        var rented = ArrayPool<char>.Shared.Rent((2 * value.Length) + 1);
        value.ToUpperInvariant(rented);
        rented[value.Length] = FieldPaths.SpellingMark;
        value.CopyTo(rented.AsSpan(value.Length + 1));
        _written.Text(rented.AsSpan(0, value.Length));
        _foldedEnd = _written.Length;
        _written.Text(rented.AsSpan(0, (2 * value.Length) + 1));
        _spelledEnd = _written.Length;
        ArrayPool<char>.Shared.Return(rented);
        if (decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            WriteNumber(number);
        _numberEnd = _written.Length;
        if (MayBeDate(value) && IsoDate.TryParse(value.ToString(), out var moment))
            _written.Text(SortableMoment.Of(moment));
    }

    private void WriteNumber(decimal number)
    {
        Span<char> sortable = stackalloc char[SortableNumber.MostLength];
        _written.Text(sortable[..SortableNumber.Write(number, sortable)]);
    }

    /// <summary>Cheaper than to try all the forms of a date on "blue".</summary>
    private static bool MayBeDate(ReadOnlySpan<char> value) => value.TrimStart() is [>= '0' and <= '9', _, _, _, '-', ..];
}
