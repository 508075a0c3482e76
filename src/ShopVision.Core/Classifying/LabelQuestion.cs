using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Classifying;

/// <summary>The labels and prompts of one bank, and what was measured of asking so.</summary>
public sealed record LabelQuestion(string? Axis, AxisVocabulary Vocabulary, NoneOfTheseCalibration? NoneOfThese)
{
    /// <summary>How CLIP's authors ask, for a model that says nothing of it.</summary>
    public static IReadOnlyList<string> PublishedTemplates { get; } = ["a photo of a {}"];

    /// <summary>The prompts for values of an axis; labels of no axis are asked as categories are: what a photo shows.</summary>
    public static IReadOnlyList<string> TemplatesOf(ModelDescription model, string? axis) =>
        model.Vocabulary.GetValueOrDefault(axis ?? Axes.Category)?.Templates ?? PublishedTemplates;

    /// <summary>Throws <c>invalid-request</c> for whatever cannot be asked.</summary>
    public static IReadOnlyList<LabelQuestion> Of(ClassifyRequest request, ModelDescription model)
    {
        if (request.Templates.FirstOrDefault(template => !template.Contains("{}", StringComparison.Ordinal)) is { } template)
            throw Invalid($"Expected templates with {{}} where the label goes, found '{template}'.");
        if (request.Top < 1)
            throw Invalid($"Expected to answer at least 1 label, found {request.Top}.");
        return request.Labels.Count > 0 ? [OfLabels(request, model)] : OfModel(request, model);
    }

    private static LabelQuestion OfLabels(ClassifyRequest request, ModelDescription model)
    {
        if (request.Axes.Count > 1)
            throw Invalid($"Expected at most one axis that the labels are values of, found {string.Join(", ", request.Axes)}.");
        List<string> labels = [.. request.Labels.Select(label => label.Trim())];
        if (labels.Contains(""))
            throw Invalid("Expected labels with text, found an empty one.");
        if (labels.GroupBy(label => label, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Invalid($"Expected every label once, found '{twice.Key}' again.");
        return Of(request.Axes is [var axis] ? axis : null, labels, request, model);
    }

    private static IReadOnlyList<LabelQuestion> OfModel(ClassifyRequest request, ModelDescription model)
    {
        if (model.Vocabulary.Count == 0)
            throw Invalid($"Expected labels, because model '{model.Label}' has none of its own. Name them.");
        var axes = request.Axes.Count > 0 ? request.Axes : [.. model.Vocabulary.Keys];
        return [.. axes.Distinct().Select(axis => model.Vocabulary.TryGetValue(axis, out var values)
            ? Of(axis, values.Values, request, model)
            : throw Invalid($"Expected an axis that model '{model.Label}' has labels for ({string.Join(", ", model.Vocabulary.Keys)}), found '{axis}'. Name labels."))];
    }

    // A calibration holds for the prompts that it was measured with.
    private static LabelQuestion Of(string? axis, IReadOnlyList<string> labels, ClassifyRequest request, ModelDescription model) =>
        request.Templates.Count > 0
            ? new LabelQuestion(axis, new AxisVocabulary(labels, request.Templates), null)
            : new LabelQuestion(
                axis, new AxisVocabulary(labels, TemplatesOf(model, axis)), model.Calibration.NoneOfThese.GetValueOrDefault(axis ?? Axes.Category));

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
