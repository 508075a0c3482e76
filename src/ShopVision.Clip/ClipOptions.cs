using System.ComponentModel.DataAnnotations;
using ShopVision.Clip.Images;

namespace ShopVision.Clip;

/// <summary>How models run here. What a model does to its input comes from its own folder, never from options.</summary>
public sealed class ClipOptions : IValidatableObject
{
    public const string Section = "Clip";

    /// <summary>Threads for one inference, and as many for decoding; 0 is as many as this machine or container may use.</summary>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Items that go through a model together.</summary>
    [Range(1, 1024)]
    public int BatchSize { get; set; } = 16;

    [Required]
    public ImageLimits Limits { get; set; } = new();

    // Validation does not look into members by itself.
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(Limits, new ValidationContext(Limits), faults, validateAllProperties: true);
        return faults;
    }

    internal int EffectiveThreads => Threads > 0 ? Threads : Environment.ProcessorCount;
}
