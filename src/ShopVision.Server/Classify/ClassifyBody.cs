using System.ComponentModel;
using System.Text.Json.Serialization;
using ShopVision.Core.Classifying;

namespace ShopVision.Server.Classify;

/// <summary>A photo to classify, as JSON.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ClassifyBody
{
    [Description("The photo, base64.")]
    public byte[]? Image { get; init; }

    [Description("What to choose from; absent, the values that the model knows, axis by axis.")]
    public IReadOnlyList<string>? Labels { get; init; }

    [Description("Prompts with {} for the label, such as \"a photo of a {}\"; absent, those that the model was calibrated with.")]
    public IReadOnlyList<string>? Templates { get; init; }

    [Description("color, category, gender, pattern, material …: which to read; beside labels at most one, which says what they are values of.")]
    public IReadOnlyList<string>? Axes { get; init; }

    [Description("How many labels of each axis are answered, the most likely first; 3 where absent.")]
    public int Top { get; init; } = ClassifyRequest.DefaultTop;

    public ClassifyRequest ToRequest() => new() { Labels = Labels ?? [], Templates = Templates ?? [], Axes = Axes ?? [], Top = Top };
}
