using System.CommandLine;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Server.Commands.Models;

/// <summary>What a published model may leave open, the same for import and pull.</summary>
internal static class PublishedOptions
{
    public static Option<string?> Precision { get; } = new("--precision")
    {
        Description = "Which export to take where there are several: fp32, fp16, quantized, int8, uint8, q4, q4f16 or bnb4. Default: fp32.",
        HelpName = "WORD",
    };

    public static Option<float?> LogitScale { get; } = new("--logit-scale")
    {
        Description = "What the model multiplies its cosines with, where its files do not say.",
        HelpName = "NUMBER",
    };

    public static Option<float?> LogitBias { get; } = new("--logit-bias")
    {
        Description = "What a model with a sigmoid adds to its logits, where its files do not say.",
        HelpName = "NUMBER",
    };

    public static PublishedChoices PublishedChoices(this ParseResult parsed) => new()
    {
        Precision = parsed.GetValue(Precision),
        LogitScale = parsed.GetValue(LogitScale),
        LogitBias = parsed.GetValue(LogitBias),
    };
}
