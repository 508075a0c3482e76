using ShopVision.Core.Identifiers;

namespace ShopVision.Elasticsearch.Generations;

/// <summary>The names that an index has in the cluster, all made from one.</summary>
internal sealed class GenerationNames(string index)
{
    /// <summary>The alias of the published generation: what readers search.</summary>
    public string Published => index;

    /// <summary>The alias of all generations that are or once were published: what a rollback may go back to.</summary>
    public string Kept => index + "-generations";

    /// <summary>The index of the lock and of the revisions.</summary>
    public string Control => index + "-control";

    /// <summary>Every index whose name may be a generation's.</summary>
    public string Pattern => index + "-*";

    public string IndexOf(string generation) => $"{index}-{generation}";

    /// <summary>An alias of one generation, for writing: a bulk to an index that is gone would make it anew, one to an alias that is gone fails.</summary>
    public string WriteAliasOf(string generation) => $"{index}-{generation}-write";

    /// <summary>Null where the index is not a generation.</summary>
    public string? GenerationOf(string name) =>
        name.Length == index.Length + 1 + TimedId.Length
        && name.StartsWith(index + "-", StringComparison.Ordinal)
        && TimedId.TimeOf(name[(index.Length + 1)..]) is not null
            ? name[(index.Length + 1)..]
            : null;
}
