using System.Text;
using ShopVision.Evaluation.Reports;

namespace ShopVision.Evaluation.Composed;

/// <summary>Writes a report for people.</summary>
internal static class ComposedTable
{
    public static string Write(ComposedReport report)
    {
        var questions = report.Questions;
        var perAxis = questions.ByAxis.Select(axis => $"{axis.Key} {TextTable.Number(axis.Value)}");
        var understood = questions.Understood.Select(axis => $"{axis.Key} {TextTable.Percent(axis.Value)} %");
        return new StringBuilder()
            .Append(ReportHeading.Write("Composed queries", report.Model, report.Generation, report.Gallery, report.Truth))
            .AppendLine(
                $"Questions: {TextTable.Number(questions.Total)} ({string.Join(", ", perAxis)}) by {TextTable.Number(questions.Products)} " +
                $"products ({questions.Split} ids), seed {questions.Seed}; words understood: {string.Join(", ", understood)}")
            .Append(ReportHeading.Warnings(report.Warnings))
            .AppendLine()
            .AppendLine("In percent, with 95 % bootstrap intervals")
            .Append(Scores(report))
            .AppendLine()
            .AppendLine("mAP over all questions: ratio to others, and what it gains over the better of photo and text alone (points)")
            .Append(Comparisons(report))
            .ToString();
    }

    private static TextTable Scores(ComposedReport report)
    {
        var table = new TextTable("composition", "questions", "mAP", "P@10", "hit@10");
        foreach (var result in report.Compositions)
        {
            Add(table, result.Composition, "all", result.Overall);
            Add(table, "", "mean of axes", result.Macro);
            foreach (var (axis, scores) in result.ByAxis)
                Add(table, "", axis, scores);
        }

        return table;
    }

    private static void Add(TextTable table, string composition, string questions, Scores scores) => table.Add(
        composition,
        questions,
        TextTable.Percent(scores.MeanAveragePrecision),
        TextTable.Percent(scores.PrecisionAt10),
        TextTable.Percent(scores.HitAt10));

    private static TextTable Comparisons(ComposedReport report)
    {
        string[] baselines = [.. report.Compositions.SelectMany(result => result.Ratios.Keys).Distinct()];
        var table = new TextTable(["composition", .. baselines.Select(baseline => $"/ {baseline}"), "gain"]);
        foreach (var result in report.Compositions)
            table.Add(
                [result.Composition, .. baselines.Select(baseline => TextTable.Times(result.Ratios.GetValueOrDefault(baseline))),
                 TextTable.Percent(result.CompositionGain)]);
        return table;
    }
}
