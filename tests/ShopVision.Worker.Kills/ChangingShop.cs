using System.Globalization;

namespace ShopVision.Worker.Kills;

/// <summary>
/// A shop whose feed is another one each day: some products are gone, some come back, prices move, pictures are others or retouched. The
/// same seed gives the same days.
/// </summary>
internal sealed class ChangingShop
{
    private const double Gone = 0.05;
    private const double Dearer = 0.2;
    private const double OtherPicture = 0.1;
    private const double Retouched = 0.1;

    private readonly string _folder;
    private readonly string[] _columns;
    private readonly string[][] _rows;
    private readonly Random _random;

    /// <summary>Begins with what was drawn into a folder.</summary>
    public ChangingShop(string folder, int seed)
    {
        (_folder, _random) = (folder, new Random(seed));
        var lines = File.ReadAllLines(Path.Combine(folder, "products.csv"));
        _columns = lines[0].Split(',');
        // A comma within a title has a space behind it.
        _rows = [.. lines.Skip(1).Select(line => line.Replace(", ", " ", StringComparison.Ordinal).Split(','))];
    }

    public string Feed => Path.Combine(_folder, "today.csv");

    public int Products => _rows.Length;

    public void NextDay()
    {
        var (image, price) = (Array.IndexOf(_columns, "image"), Array.IndexOf(_columns, "price"));
        var today = new List<string> { string.Join(',', _columns) };
        foreach (var row in _rows)
        {
            if (_random.NextDouble() < Dearer)
                row[price] = string.Create(CultureInfo.InvariantCulture, $"{_random.Next(100, 9999) / 100m}");
            if (_random.NextDouble() < OtherPicture)
                row[image] = _rows[_random.Next(_rows.Length)][image];
            if (_random.NextDouble() < Retouched)
                Retouch(Path.Combine(_folder, row[image]));
            if (_random.NextDouble() >= Gone)
                today.Add(string.Join(',', row));
        }

        File.WriteAllLines(Feed, today);
    }

    /// <summary>The same picture in other bytes: what follows the end of a JPEG or PNG is not looked at.</summary>
    private void Retouch(string path)
    {
        using var file = new FileStream(path, FileMode.Append);
        file.WriteByte((byte)_random.Next(256));
    }
}
