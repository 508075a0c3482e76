using System.Text;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>A term as it is written, once or many times. Not thread safe.</summary>
internal sealed class KnownTerm(string term)
{
    private readonly int _length = Encoding.UTF8.GetByteCount(term) + 1;

    /// <summary>The term with a space behind it, as often as it was ever asked for.</summary>
    private byte[] _repeated = Encoding.UTF8.GetBytes(term + ' ');

    public bool IsAscii { get; } = Ascii.IsValid(term);

    public ReadOnlySpan<byte> Utf8 => _repeated.AsSpan(0, _length - 1);

    /// <summary>So many times, each with a space behind it.</summary>
    public ReadOnlySpan<byte> Repeated(int times)
    {
        for (var done = _repeated.Length; done < times * _length; done *= 2)
        {
            Array.Resize(ref _repeated, done * 2);
            _repeated.AsSpan(0, done).CopyTo(_repeated.AsSpan(done));
        }

        return _repeated.AsSpan(0, times * _length);
    }
}
