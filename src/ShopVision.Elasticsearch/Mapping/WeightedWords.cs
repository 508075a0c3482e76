using System.Text;
using ShopVision.Core.Catalog;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// A product's terms, each as often as it weighs: what BM25F takes for a term's frequency over all fields is written into the text, so
/// that plain BM25 over it scores as the embedded index does. Not thread safe.
/// </summary>
internal sealed class WeightedWords(KnownWords words, FieldLengths typical)
{
    /// <summary>How many times a weight of one is written.</summary>
    private const int Unit = 8;

    // Weights are bounded but for how often a description repeats a word.
    private const int MostOften = 500;

    /// <summary>The server's k1: it counts in units.</summary>
    public const double Saturation = FieldWeights.Saturation * Unit;

    private readonly List<(int Term, bool IsJoined)> _text = [];

    /// <summary>Each term with the field that it was read in.</summary>
    private readonly List<(int Term, WordField Field)> _read = [];
    private readonly int[] _lengths = new int[FieldWeights.Count];
    private readonly NumberSet _terms = new();
    private readonly List<double> _weights = [];
    private readonly int[] _codeEnds = new int[ProductCodes.Most];
    private char[] _codes = [];
    private int _timesOfCode;

    public void Clear()
    {
        _read.Clear();
        _terms.Clear();
        _weights.Clear();
        Array.Clear(_lengths);
    }

    public void Read(WordField field, ReadOnlySpan<char> text)
    {
        _text.Clear();
        words.Read(text, _text);
        foreach (var (term, isJoined) in _text)
        {
            _read.Add((term, field));
            // A joined term is the same words again.
            _lengths[(int)field] += isJoined ? 0 : 1;
        }
    }

    public void Write(SmileWriter smile, Product product)
    {
        Weigh();
        var codes = ReadCodes(product);
        var codeLength = codes == 0 ? 0 : _codeEnds[codes - 1];
        var most = _timesOfCode * (codes + Encoding.UTF8.GetMaxByteCount(codeLength));
        for (var i = 0; i < _terms.Count; i++)
            most += RepeatedOf(i).Length;
        var text = smile.TextRoom(most);
        var (end, isAscii) = (0, true);
        for (var i = 0; i < _terms.Count; i++)
        {
            var repeated = RepeatedOf(i);
            repeated.CopyTo(text[end..]);
            end += repeated.Length;
            isAscii &= words[_terms[i]].IsAscii;
        }

        for (var (i, start) = (0, 0); i < codes; start = _codeEnds[i++])
        {
            var code = _codes.AsSpan(start.._codeEnds[i]);
            for (var time = 0; time < _timesOfCode; time++)
            {
                end += Encoding.UTF8.GetBytes(code, text[end..]);
                text[end++] = (byte)' ';
            }
        }

        smile.EndText(end, isAscii && Ascii.IsValid(_codes.AsSpan(0, codeLength)));
    }

    private ReadOnlySpan<byte> RepeatedOf(int place) => words[_terms[place]].Repeated(Times(_weights[place]));

    private int ReadCodes(Product product)
    {
        if (ProductCodes.RoomFor(product) is var room && room > _codes.Length)
            _codes = new char[room];
        return ProductCodes.Write(product, _codes, _codeEnds);
    }

    private void Weigh()
    {
        Span<double> once = stackalloc double[FieldWeights.Count];
        for (var field = 0; field < once.Length; field++)
            once[field] = FieldWeights.Weigh((WordField)field, 1, _lengths[field], typical.Averages[field]);
        _timesOfCode = Times(once[(int)WordField.Code]);
        foreach (var (term, field) in _read)
        {
            var (place, isNew) = _terms.Add(term);
            if (isNew)
                _weights.Add(once[(int)field]);
            else
                _weights[place] += once[(int)field];
        }
    }

    private static int Times(double weight) => Math.Clamp((int)Math.Round(weight * Unit), 1, MostOften);
}
