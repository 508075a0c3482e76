using System.Text;
using ShopVision.Evaluation.Galleries;
using ShopVision.Evaluation.Reports;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.ZeroShot;

/// <summary>How well the model reads attributes from photos alone; written as JSON as it stands.</summary>
public sealed record ZeroShotReport
{
    public required string Model { get; init; }

    public required string Generation { get; init; }

    public required GallerySummary Gallery { get; init; }

    public required TruthSummary Truth { get; init; }

    public required string Split { get; init; }

    /// <summary><c>model</c> or <c>truth</c>: whose values are chosen from.</summary>
    public required string LabelsOf { get; init; }

    public required IReadOnlyList<ZeroShotResult> Axes { get; init; }

    public string ToTable()
    {
        var table = new TextTable("axis", "products", "labels", "top 1", "top 3", "top 5", "macro recall", "not a label");
        foreach (var axis in Axes)
            table.Add(
                axis.Axis, TextTable.Number(axis.Products), TextTable.Number(axis.Labels), TextTable.Percent(axis.Top1),
                TextTable.Percent(axis.Top3), TextTable.Percent(axis.Top5), TextTable.Percent(axis.MacroRecall),
                TextTable.Number(axis.Unlabelled.Values.Sum()));
        var text = new StringBuilder()
            .Append(ReportHeading.Write("Zero-shot attributes", Model, Generation, Gallery, Truth))
            .AppendLine($"Products: {Split} ids; labels of the {LabelsOf}. In percent, with 95 % bootstrap intervals")
            .AppendLine()
            .Append(table);
        foreach (var axis in Axes.Where(axis => axis.Unlabelled.Count > 0))
            text.AppendLine($"Counted as wrong, {axis.Axis} not among the labels: {string.Join(", ", axis.Unlabelled.Select(value => $"{value.Key} ({value.Value})"))}");
        return text.ToString();
    }
}
