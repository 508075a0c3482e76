using ShopVision.Bench.Scenarios.Images;

namespace ShopVision.Bench.Bulk;

/// <summary>Photos as JPEG files of a shop's sizes.</summary>
internal static class BulkPhotos
{
    /// <summary>Enough that none stays in a processor's cache until it comes again.</summary>
    public const int Distinct = 48;

    /// <summary>Files whose longer side is <paramref name="side"/>, in a folder of <paramref name="scratch"/>; each comes again until there are enough.</summary>
    public static string[] Create(string scratch, int side, int count)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch, $"{side}")).FullName;
        var photos = ShopPhotos.Read("clothing.tar").Take(Distinct).ToArray();
        var files = photos.Select((_, i) => Path.Combine(folder, $"{i:00}.jpg")).ToArray();
        Parallel.For(0, photos.Length, i => File.WriteAllBytes(files[i], ShopPhotos.Scaled(photos[i], side)));
        return [.. Enumerable.Range(0, count).Select(i => files[i % files.Length])];
    }
}
