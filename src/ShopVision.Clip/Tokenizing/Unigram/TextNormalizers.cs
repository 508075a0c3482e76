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

    private readonly List<Func<string, string>> _steps = [];

    private TextNormalizers()
    {
    }

    public static TextNormalizers Read(UnigramJson.Normalizer? normalizer, string file)
    {
        var read = new TextNormalizers();
        if (normalizer is not null)
            read.Add(normalizer, file, "normalizer");
        return read;
    }

    public string Normalize(string text)
    {
        foreach (var step in _steps)
            text = step(text);
        return text;
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
                _steps.Add(text => Strip(text, left, right));
                break;
            case { Type: "Replace", Pattern.Regex: { } pattern, Content: { } content }:
                var regex = ReadRegex(pattern, file, field);
                var replacement = content.Replace("$", "$$", StringComparison.Ordinal);
                _steps.Add(text => regex.Replace(text, replacement));
                break;
            case { Type: "Precompiled", PrecompiledCharsmap: { } blob }:
                if (Charsmap.Read(blob, file) is { } charsmap)
                    _steps.Add(text => Replace(text, charsmap));
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

    private static string Strip(string text, bool left, bool right) =>
        left && right ? text.Trim() : left ? text.TrimStart() : right ? text.TrimEnd() : text;

    private static string Replace(string text, Charsmap charsmap)
    {
        var replaced = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[ShortCluster];
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var cluster = rest[..StringInfo.GetNextTextElementLength(rest)];
            rest = rest[cluster.Length..];
            if (Encoding.UTF8.TryGetBytes(cluster, utf8, out var length) && length < ShortCluster
                && charsmap.Shortest(utf8[..length], out var whole) > 0)
            {
                replaced.Append(Encoding.UTF8.GetString(whole));
                continue;
            }

            foreach (var rune in cluster.EnumerateRunes())
                if (charsmap.Shortest(utf8[..rune.EncodeToUtf8(utf8)], out var single) > 0)
                    replaced.Append(Encoding.UTF8.GetString(single));
                else
                    replaced.Append(rune);
        }

        return replaced.ToString();
    }
}
