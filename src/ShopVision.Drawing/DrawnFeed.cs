using System.Globalization;

namespace ShopVision.Drawing;

/// <summary>Writes drawn products as a CSV feed (RFC 4180, UTF-8, CRLF) that names each picture <c>images/{id}.jpg</c>.</summary>
public static class DrawnFeed
{
    public const string FileName = "products.csv";

    private const string Header = "id,group_id,title,brand,category,color,pattern,material,gender,price,currency,in_stock,image";

    public static void Write(TextWriter writer, IEnumerable<DrawnProduct> products)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(products);
        WriteLine(writer, Header);
        foreach (var product in products) WriteLine(writer, string.Join(',', Cells(product).Select(Quote)));
    }

    /// <summary>Where the feed expects a product's picture, relative to the feed's folder.</summary>
    public static string ImagePath(DrawnProduct product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return $"images/{product.Id}.jpg";
    }

    private static string[] Cells(DrawnProduct product) =>
    [
        product.Id, product.GroupId, product.Title, product.Brand, string.Join(" > ", product.Category), product.Color, product.Pattern,
        product.Material, product.Gender ?? "", product.Price.ToString("0.00", CultureInfo.InvariantCulture), product.Currency,
        product.InStock ? "true" : "false", ImagePath(product),
    ];

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void WriteLine(TextWriter writer, string line)
    {
        writer.Write(line);
        writer.Write("\r\n");
    }
}
