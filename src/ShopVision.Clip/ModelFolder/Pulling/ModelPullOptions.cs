using System.ComponentModel.DataAnnotations;

namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>Where models come from and where they go. Tokens come from the environment alone, never from a file.</summary>
public sealed class ModelPullOptions : IValidatableObject
{
    public const string Section = "Models";

    /// <summary>Where pulled models lie, a folder each; null is a folder among this user's application data.</summary>
    public string? Folder { get; set; }

    /// <summary>Another catalogue of known models than the shipped one.</summary>
    public string? Catalog { get; set; }

    /// <summary>What stands in for <c>https://huggingface.co</c>; null leaves that to <c>HF_ENDPOINT</c>.</summary>
    public string? Mirror { get; set; }

    /// <summary>Null leaves the choice to <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c> and <c>NO_PROXY</c>.</summary>
    public string? Proxy { get; set; }

    /// <summary>How often a file is asked for without getting any further before the pull is given up.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 6;

    /// <summary>How long a server may be silent.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The most that a pull may bring where no catalogue says how large a model is.</summary>
    [Range(1, long.MaxValue)]
    public long MaxBytes { get; set; } = 8L * 1024 * 1024 * 1024;

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        foreach (var (name, value) in new[] { (nameof(Mirror), Mirror), (nameof(Proxy), Proxy) })
            if (value is not null && !WebAddress.IsUsable(value))
                yield return new ValidationResult($"Expected '{name}' to be an http or https address, found '{value}'.", [name]);
    }
}
