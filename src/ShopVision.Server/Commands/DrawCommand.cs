using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Clip.Images;
using ShopVision.Core.Errors;
using ShopVision.Drawing;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands;

/// <summary>
/// Draws a catalog of pictures and its feed. A process of its own, because it needs the SVG loader that is switched off
/// wherever uploads are decoded.
/// </summary>
internal sealed class DrawCommand : Command
{
    public const int DemoSeed = 1;

    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed draws the same catalog.", DefaultValueFactory = _ => DemoSeed };
    private static readonly Option<string> Out = new("--out") { Description = "The folder for products.csv and images/.", HelpName = "DIR", Required = true };
    private static readonly Option<int> Products = new("--products") { Description = "How many products, about.", DefaultValueFactory = _ => 120 };
    private static readonly Option<int> Size = new("--size") { Description = "Width and height of a picture in pixels.", DefaultValueFactory = _ => 512 };

    public DrawCommand() : base("draw", "Draw a demo catalog: product pictures and their feed.")
    {
        Options.Add(Seed);
        Options.Add(Out);
        Options.Add(Products);
        Options.Add(Size);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (products, size) = (InRange(parsed, Products, 1, 100_000), InRange(parsed, Size, 16, 4096));
        var catalog = DrawnCatalog.Draw(parsed.GetValue(Seed), products);
        var folder = Path.GetFullPath(parsed.GetValue(Out)!);
        try
        {
            await WriteAsync(folder, catalog, size, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(
                ErrorCode.DataFolderUnusable, $"Expected to be able to write into '{folder}', found: {exception.Message} Name another folder with --out.", exception);
        }

        Console.WriteLine(parsed.GetValue(CommonOptions.Json)
            ? JsonSerializer.Serialize(new { products = catalog.Count, feed = Path.Combine(folder, DrawnFeed.FileName) }, DocumentJson.Indented)
            : $"Drew {catalog.Count} products into {folder}");
        return ExitCodes.Done;
    }

    private static async Task WriteAsync(string folder, IReadOnlyList<DrawnProduct> catalog, int size, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        await Parallel.ForEachAsync(catalog, cancellationToken, async (product, ct) =>
            await File.WriteAllBytesAsync(Path.Combine(folder, DrawnFeed.ImagePath(product)), SvgRasterizer.ToJpeg(product.Svg, size), ct));
        // The feed last: where it stands, its pictures do.
        await using var feed = new StreamWriter(Path.Combine(folder, DrawnFeed.FileName));
        DrawnFeed.Write(feed, catalog);
    }

    private static int InRange(ParseResult parsed, Option<int> option, int least, int most) =>
        parsed.GetValue(option) is var value && value >= least && value <= most
            ? value
            : throw new ShopVisionException(
                ErrorCode.InvalidRequest, string.Create(CultureInfo.InvariantCulture, $"Expected {option.Name} from {least} to {most}, found {value}."));
}
