using System.ComponentModel.DataAnnotations;

namespace ShopVision.Server.Settings;

/// <summary>Which index keeps a catalog, where no flag says it.</summary>
internal sealed record IndexKindOptions
{
    public const string Section = "Index";
    public const string Local = "local";
    public const string Elasticsearch = "elasticsearch";

    /// <summary>The data folder's own index, or the cluster of the section Elasticsearch.</summary>
    [RegularExpression("^(local|elasticsearch)$", ErrorMessage = "Index:Kind must be 'local' or 'elasticsearch'.")]
    public string Kind { get; init; } = Local;
}
