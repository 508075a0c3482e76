using ShopVision.Core.Errors;

namespace ShopVision.Core.Words;

/// <summary>
/// Reads synonyms in the form that Solr, Lucene and Elasticsearch share: <c>a, b</c> for words that mean the same, <c>a, b =&gt; c</c>
/// for words to be taken for others; what follows a <c>#</c> is a remark.
/// </summary>
public static class SynonymRules
{
    private const string Arrow = "=>";

    /// <summary>Throws <c>synonyms-invalid</c> with the line of the first rule that makes no sense.</summary>
    public static IReadOnlyList<SynonymRule> Parse(string text)
    {
        var rules = new List<SynonymRule>();
        var number = 0;
        foreach (var written in text.Split('\n'))
        {
            number++;
            var line = written.Split('#', 2)[0].Trim();
            if (line.Length > 0)
                rules.Add(ParseLine(line, number));
        }

        return rules;
    }

    private static SynonymRule ParseLine(string line, int number)
    {
        var sides = line.Split(Arrow);
        if (sides.Length > 2)
            throw Invalid(number, line, $"more than one '{Arrow}'");
        var all = sides.Select(side => side.Split(',', StringSplitOptions.TrimEntries)).ToArray();
        if (all.Any(side => side.Any(word => !word.Any(char.IsLetterOrDigit))))
            throw Invalid(number, line, "a place without a word");
        if (all is [[_]])
            throw Invalid(number, line, "one word alone");
        return new SynonymRule(all[0], all[^1]);
    }

    private static ShopVisionException Invalid(int line, string rule, string found) => new(
        ErrorCode.SynonymsInvalid,
        $"Expected line {line} of the setting {WordOptions.Section}:{nameof(WordOptions.Synonyms)} to be a rule like 'sneakers, trainers' or "
        + $"'tee {Arrow} t-shirt', found {found} in '{rule}'. Correct the line or remove it.");
}
