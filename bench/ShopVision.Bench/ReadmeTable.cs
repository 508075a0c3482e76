namespace ShopVision.Bench;

/// <summary>
/// The table of figures in a README, between two markers. A run replaces the rows of its own scenarios and keeps the others', unless
/// those come from another machine: a table speaks of one.
/// </summary>
internal sealed class ReadmeTable(string file)
{
    private const string Begin = "<!-- figures: written by bench -->";
    private const string End = "<!-- end of figures -->";
    private const string MeasuredOn = "Measured on ";

    /// <param name="measured">What this run measured.</param>
    /// <param name="machine">What it ran on.</param>
    /// <param name="order">All scenarios' names, in the order of the table.</param>
    public void Write(IReadOnlyList<Measurement> measured, string machine, IReadOnlyList<string> order)
    {
        var text = File.ReadAllText(file);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"{file}: expected the lines '{Begin}' and '{End}', between which the figures go. Put them back.");
        var old = text[(begin + Begin.Length)..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var kept = KeptRows(old, measured, machine, order);
        var rows = measured.Select(measurement => (measurement.Scenario, Row: Row(measurement))).Concat(kept)
            .OrderBy(row => order.ToList().IndexOf(row.Scenario)).Select(row => row.Row);
        string[] lines =
        [
            Begin, $"{MeasuredOn}{machine}.", "", "| scenario | case | ours | beside | ratio | gate |", "|---|---|---|---|---|---|", .. rows, End,
        ];
        File.WriteAllText(file, text[..begin] + string.Join('\n', lines) + text[(end + End.Length)..]);
    }

    private (string Scenario, string Row)[] KeptRows(
        string[] old, IReadOnlyList<Measurement> measured, string machine, IReadOnlyList<string> order)
    {
        var run = measured.Select(measurement => measurement.Scenario).ToHashSet();
        (string Scenario, string Row)[] kept =
        [
            .. old.Select(row => (Scenario: row.Split('|').ElementAtOrDefault(1)?.Trim() ?? "", Row: row))
                .Where(row => order.Contains(row.Scenario) && !run.Contains(row.Scenario)),
        ];
        var oldMachine = old.FirstOrDefault(line => line.StartsWith(MeasuredOn, StringComparison.Ordinal));
        return kept.Length == 0 || oldMachine == $"{MeasuredOn}{machine}."
            ? kept
            : throw new InvalidOperationException($"{file}: expected figures of this machine ({machine}), found others ('{oldMachine}'). Run 'all' to replace every row.");
    }

    private static string Row(Measurement measured) =>
        $"| {measured.Scenario} | {measured.Case} | {Report.Number(measured.Ours)} {measured.Unit} "
        + $"| {measured.BaselineIs}: {Report.Number(measured.Baseline)} | {Report.Number(measured.Ratio)} "
        + $"| {measured.Gate}{(measured.Holds == false ? ", **missed**" : "")} |";
}
