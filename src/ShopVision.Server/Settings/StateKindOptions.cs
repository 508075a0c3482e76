using System.ComponentModel.DataAnnotations;

namespace ShopVision.Server.Settings;

/// <summary>What keeps runs and schedules.</summary>
internal sealed record StateKindOptions
{
    public const string Section = "State";
    public const string Files = "files";
    public const string PostgreSql = "postgresql";

    /// <summary>Files in the data folder, for one machine, or the database of <c>State:ConnectionString</c>, for several.</summary>
    [RegularExpression("^(files|postgresql)$", ErrorMessage = "State:Kind must be 'files' or 'postgresql'.")]
    public string Kind { get; init; } = Files;
}
