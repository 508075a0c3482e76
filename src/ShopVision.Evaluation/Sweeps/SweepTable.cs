using System.Globalization;
using System.Text;
using ShopVision.Core.Composition;
using ShopVision.Evaluation.Reports;

namespace ShopVision.Evaluation.Sweeps;

/// <summary>Writes a report for people: the choice, and the best of what was tried.</summary>
internal static class SweepTable
{
    private const int Shown = 10;

    public static string Write(SweepReport report)
    {
        var chosen = report.Calibration;
        var text = new StringBuilder()
            .Append(ReportHeading.Write("Sweep", report.Model, report.Generation, report.Gallery, report.Truth))
            .AppendLine($"Questions: {TextTable.Number(report.Questions.Total)}, {report.Questions.Split} ids, seed {report.Questions.Seed}")
            .Append(ReportHeading.Warnings(report.Warnings))
            .AppendLine()
            .AppendLine($"Default composition: {chosen.Composition}, mean mAP over the axes {TextTable.Percent(report.Objective)} % " +
                $"(as calibrated before: {TextTable.Percent(report.PresentObjective)} %, plain sum: {TextTable.Percent(report.PlainSumObjective)} %)")
            .AppendLine($"Text weight: weighted sum {Number(chosen.TextWeights[Compositions.WeightedSum])}, " +
                $"target caption {Number(chosen.TextWeights[Compositions.TargetCaption])}")
            .AppendLine($"Target caption: debias {Number(chosen.Debias)}, template '{chosen.CaptionTemplate}', " +
                $"attributes from probability {Number(chosen.MinimumProbability)}")
            .AppendLine(report.IsSaved ? "Written into the model's folder." : "Not written (dry run).")
            .AppendLine();
        foreach (var trials in report.Trials.GroupBy(trial => trial.Composition))
            text.AppendLine($"{trials.Key}: the best {Math.Min(Shown, trials.Count())} of {trials.Count()} settings tried").Append(Table([.. trials])).AppendLine();
        return text.ToString();
    }

    private static TextTable Table(IReadOnlyList<SweepTrial> trials)
    {
        string[] axes = [.. trials[0].ByAxis.Keys];
        var table = new TextTable(["template", "text weight", "debias", "from probability", "mean mAP", .. axes]);
        foreach (var trial in trials.OrderByDescending(trial => trial.Objective).Take(Shown))
            table.Add(
                [trial.CaptionTemplate ?? "-", Number(trial.TextWeight), Number(trial.Debias), Number(trial.MinimumProbability),
                 TextTable.Percent(trial.Objective), .. axes.Select(axis => TextTable.Percent(trial.ByAxis[axis]))]);
        return table;
    }

    private static string Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";
}
