using System.ComponentModel.DataAnnotations;

namespace ShopVision.PostgreSql;

/// <summary>Which database keeps runs and schedules.</summary>
public sealed record PostgresOptions
{
    public const string Section = "State";

    /// <summary>As Npgsql reads it: <c>Host=db;Database=shop;Username=shopvision;Password=…</c>. From settings or the environment, never a command line.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The schema that holds the tables; made where it is missing. Each catalog needs one of its own.</summary>
    [Required]
    [RegularExpression("^[a-z_][a-z0-9_]{0,62}$", ErrorMessage = "State:Schema must be lower-case letters, digits or '_', begin with a letter or '_', and have at most 63 of them.")]
    public string Schema { get; init; } = "shopvision";

    /// <summary>Options find their way into logs; secrets must not.</summary>
    public override string ToString() => $"{nameof(PostgresOptions)} {{ {nameof(Schema)} = {Schema} }}";
}
