using System.Globalization;
using System.Text;
using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.Reports;

/// <summary>Plain text in columns: the first to the left, the others to the right.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var widths = header.Index().Select(column => _rows.Max(row => row[column.Index].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
            text.AppendLine(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
        return text.ToString();
    }

    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>In points of a hundred, with the interval.</summary>
    public static string Percent(Estimate? estimate) => estimate is null
        ? "-"
        : $"{Percent(estimate.Value)} [{Percent(estimate.Low)}, {Percent(estimate.High)}]";

    public static string Times(Estimate? estimate)
    {
        return estimate is null ? "-" : $"{Format(estimate.Value)} [{Format(estimate.Low)}, {Format(estimate.High)}]";

        static string Format(double ratio) => ratio.ToString("F2", CultureInfo.InvariantCulture);
    }
}
