using System.Globalization;
using System.Text;
using ShopVision.Evaluation.Galleries;
using ShopVision.Evaluation.Reports;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.NoneOfThese;

/// <summary>From when on a photo shows none of the labels, and how well that can be told; written as JSON as it stands.</summary>
public sealed record NoneOfTheseReport
{
    public required string Model { get; init; }

    public required string Generation { get; init; }

    public required GallerySummary Gallery { get; init; }

    public required TruthSummary Truth { get; init; }

    /// <summary>The calibration now stands in the model's folder.</summary>
    public required bool IsSaved { get; init; }

    public required IReadOnlyList<NoneOfTheseResult> Axes { get; init; }

    public string ToTable()
    {
        var table = new TextTable("axis", "products", "labels asked", "AUROC", "rejected wrongly", "accepted wrongly");
        foreach (var axis in Axes)
        {
            table.Add(
                axis.Axis, TextTable.Number(axis.Products), "all of these", TextTable.Percent(axis.Auroc),
                TextTable.Percent(axis.RejectedWrongly), TextTable.Percent(axis.AcceptedWrongly));
            foreach (var row in axis.ByLabels)
                table.Add(
                    "", "", TextTable.Number(row.Labels), TextTable.Percent(row.Auroc),
                    TextTable.Percent(row.RejectedWrongly), TextTable.Percent(row.AcceptedWrongly));
        }

        var text = new StringBuilder()
            .Append(ReportHeading.Write("None of these", Model, Generation, Gallery, Truth))
            .AppendLine("Products: odd ids, each asked with its true label and without it; fitted to those with even ids. In percent, with 95 % bootstrap intervals")
            .AppendLine()
            .Append(table)
            .AppendLine();
        foreach (var axis in Axes)
            text.AppendLine(
                $"{axis.Axis}: by the best cosine alone AUROC {TextTable.Percent(axis.AurocOfCosine)}, by the best probability " +
                $"{TextTable.Percent(axis.AurocOfProbability)}; mean error of the probability {TextTable.Percent(axis.CalibrationError)}; " +
                string.Create(CultureInfo.InvariantCulture, $"intercept {axis.Calibration.Intercept}, cosine {axis.Calibration.Cosine}, logLabels {axis.Calibration.LogLabels}"));
        return text.AppendLine(IsSaved ? "Saved in the model's folder." : "Not saved; --save writes it into the model's folder.").ToString();
    }
}
