using System.ComponentModel.DataAnnotations;
using ShopVision.Clip.Images;
using ShopVision.Clip.Inference;

namespace ShopVision.Clip;

/// <summary>How models run here. What a model does to its input comes from its own folder, never from options.</summary>
public sealed class ClipOptions : IValidatableObject
{
    public const string Section = "Clip";

    /// <summary>What the graphs run on.</summary>
    public Device Device { get; set; }

    /// <summary>
    /// Threads for one query's inference, and as many pictures at once in bulk; 0 is as many as this machine, or the container's share of it, has.
    /// </summary>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Items that go through a model together.</summary>
    [Range(1, 1024)]
    public int BatchSize { get; set; } = 16;

    /// <summary>Queries that may be under way at once; further ones are refused as <c>overloaded</c> until one is answered.</summary>
    [Range(1, 1_000_000)]
    public int MaxQueries { get; set; } = 256;

    /// <summary>Use quantised towers that were never compared with the network in full precision.</summary>
    public bool AllowUnverifiedPrecision { get; set; }

    [Required]
    public ImageLimits Limits { get; set; } = new();

    // Validation does not look into members by itself.
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(Limits, new ValidationContext(Limits), faults, validateAllProperties: true);
        return faults;
    }

    // .NET counts the processors that a container's quota allows, rounded up.
    internal int EffectiveThreads => Threads > 0 ? Threads : Environment.ProcessorCount;
}
