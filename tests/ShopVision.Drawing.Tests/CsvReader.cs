using System.Text;

namespace ShopVision.Drawing.Tests;

/// <summary>Reads RFC 4180 letter by letter, written apart from the code under test.</summary>
internal static class CsvReader
{
    public static List<List<string>> Rows(string text)
    {
        List<List<string>> rows = [[]];
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '"' && isQuoted && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
            else if (letter == '"') isQuoted = !isQuoted;
            else if (isQuoted || letter is not (',' or '\r' or '\n')) cell.Append(letter);
            else if (letter != '\r') EndCell(letter == '\n');
        }

        rows.RemoveAt(rows.Count - 1);
        return rows;

        void EndCell(bool endsRow)
        {
            rows[^1].Add(cell.ToString());
            cell.Clear();
            if (endsRow) rows.Add([]);
        }
    }
}
