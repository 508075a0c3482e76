using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>The steps that <c>tokenizer.json</c> names as its normalizer, one after the other.</summary>
internal sealed class TextNormalizers
{
    // As the reference does it: short clusters are looked up whole.
    private const int ShortCluster = 6;

    private readonly List<Step> _steps = [];

    private TextNormalizers()
    {
    }

    private delegate void Step(ReadOnlySpan<char> text, ref PooledBuffer<char> output);

    public static TextNormalizers Read(UnigramJson.Normalizer? normalizer, string file)
    {
        var read = new TextNormalizers();
        if (normalizer is not null)
            read.Add(normalizer, file, "normalizer");
        return read;
    }

    public void Normalize(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        var from = new PooledBuffer<char>(text.Length);
        var to = new PooledBuffer<char>(text.Length);
        try
        {
            from.Append(text);
            foreach (var step in _steps)
            {
                to.CutTo(0);
                step(from.Written, ref to);
                var read = from;
                from = to;
                to = read;
            }

            output.Append(from.Written);
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }

    private void Add(UnigramJson.Normalizer normalizer, string file, string field)
    {
        switch (normalizer)
        {
            case { Type: "Sequence", Normalizers: { } steps }:
                foreach (var (at, step) in steps.Index())
                    // A sequence in a sequence is read by none of the published files, and one without end would never return.
                    if (step.Type == "Sequence")
                        throw Unknown(step, file, $"{field}.normalizers[{at}]");
                    else
                        Add(step, file, $"{field}.normalizers[{at}]");
                break;
            case { Type: "Lowercase" }:
                _steps.Add(LowerCasing.LowerCase);
                break;
            case { Type: "Strip", StripLeft: { } left, StripRight: { } right }:
                _steps.Add((text, ref output) => output.Append(Strip(text, left, right)));
                break;
            case { Type: "Replace", Pattern.Regex: { } pattern, Content: { } content }:
                var regex = ReadRegex(pattern, file, field);
                _steps.Add(CharacterRuns.TryRead(pattern, content) is { } runs
                    ? runs.Replace
                    : (text, ref output) => Replace(text, regex, content, ref output));
                break;
            case { Type: "Precompiled", PrecompiledCharsmap: { } blob }:
                if (Charsmap.Read(blob, file) is { } charsmap)
                    _steps.Add((text, ref output) => Replace(text, charsmap, ref output));
                break;
            default:
                throw Unknown(normalizer, file, field);
        }
    }

    private static ShopVisionException Unknown(UnigramJson.Normalizer normalizer, string file, string field) => TokenizerJson.Fault(
        file, field, "a Lowercase, Strip, Replace by a regular expression or Precompiled with all its fields", $"{normalizer.Type ?? "none"}");

    private static Regex ReadRegex(string pattern, string file, string field)
    {
        try
        {
            // Never longer than linear in the text, whatever the file says.
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw TokenizerJson.Fault(file, field + ".pattern.Regex", "a regular expression without look-around and references", pattern);
        }
    }

    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text, bool left, bool right) =>
        left && right ? text.Trim() : left ? text.TrimStart() : right ? text.TrimEnd() : text;

    private static void Replace(ReadOnlySpan<char> text, Regex regex, string content, ref PooledBuffer<char> output)
    {
        var at = 0;
        foreach (var match in regex.EnumerateMatches(text))
        {
            output.Append(text[at..match.Index]);
            output.Append(content);
            at = match.Index + match.Length;
        }

        output.Append(text[at..]);
    }

    private static void Replace(ReadOnlySpan<char> text, Charsmap charsmap, ref PooledBuffer<char> output)
    {
        Span<byte> utf8 = stackalloc byte[ShortCluster];
        while (!text.IsEmpty)
        {
            var cluster = text[..StringInfo.GetNextTextElementLength(text)];
            text = text[cluster.Length..];
            if (Encoding.UTF8.GetByteCount(cluster) < ShortCluster
                && charsmap.Shortest(utf8[..Encoding.UTF8.GetBytes(cluster, utf8)], out var whole) > 0)
            {
                AppendUtf8(whole, ref output);
                continue;
            }

            foreach (var rune in cluster.EnumerateRunes())
                if (charsmap.Shortest(utf8[..rune.EncodeToUtf8(utf8)], out var single) > 0)
                    AppendUtf8(single, ref output);
                else
                    output.Append(rune);
        }
    }

    private static void AppendUtf8(ReadOnlySpan<byte> utf8, ref PooledBuffer<char> output)
    {
        while (!utf8.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(utf8, out var rune, out var length);
            output.Append(rune);
            utf8 = utf8[length..];
        }
    }
}
