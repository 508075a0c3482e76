using System.ComponentModel.DataAnnotations;

namespace ShopVision.Core.Words;

/// <summary>How an index reads words: the settings that every index shares.</summary>
public sealed record WordOptions
{
    public const string Section = "Index";

    /// <summary>The language of the catalog's texts, by its English name; <c>none</c> compares words as they are, but for case and accents.</summary>
    [Required]
    public string Language { get; init; } = "english";

    /// <summary>Rules, one a line: <c>sneakers, trainers</c> or <c>tee =&gt; t-shirt</c>. They apply to queries, so a change needs no new index.</summary>
    public string Synonyms { get; init; } = "";
}
