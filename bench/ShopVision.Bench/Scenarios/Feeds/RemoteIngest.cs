using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopVision.Bench.Scenarios.Images;
using ShopVision.Contracts;

namespace ShopVision.Bench.Scenarios.Feeds;

/// <summary>Ingesting photos from a web server that misbehaves, beside the same photos as files.</summary>
internal sealed class RemoteIngest : IScenario
{
    private const string Model = "speed-vit-b32";
    private const int Photos = 2000;
    private const int Side = 400;

    public string Name => "ingest-remote";

    public string Description => $"Ingesting {Photos:N0} photos from a web server that misbehaves with {Model}, beside the same photos as files; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var photos = ShopPhotos.Read("clothing.tar").Take(Photos).ToArray();
        Directory.CreateDirectory(Path.Combine(scratch.Path, "images"));
        Parallel.For(0, photos.Length, i => File.WriteAllBytes(Path.Combine(scratch.Path, "images", $"{i}.jpg"), photos[i] = ShopPhotos.Scaled(photos[i], Side)));
        await using var server = new UnrulyImages(number => photos[number]);

        var local = await IngestAsync(scratch.Path, "local", i => $"images/{i}.jpg", refused: 0, cancellationToken);
        var remote = await IngestAsync(scratch.Path, "remote", server.AddressOf, Enumerable.Range(0, Photos).Count(UnrulyImages.IsRefused), cancellationToken);
        yield return new Measurement(Name, "photos/s", remote, local, "from files", Gate.AtLeast(0.85));
    }

    /// <summary>Photos a second in a process of its own, without what it takes to start; throws where one is not accounted for.</summary>
    private static async Task<double> IngestAsync(string folder, string name, Func<int, string> place, int refused, CancellationToken cancellationToken)
    {
        var feed = Path.Combine(folder, $"{name}.csv");
        await File.WriteAllLinesAsync(feed, ["id,title,image", .. Enumerable.Range(0, Photos).Select(i => $"{i},Photo {i},{place(i)}")], cancellationToken);
        Environment.SetEnvironmentVariable("SHOPVISION_Fetch__AllowedNetworks__0", "127.0.0.0/8");
        var output = await Shopvision.RunAsync(
            cancellationToken, "ingest", feed, "--data", Path.Combine(folder, name), "--model", Fixtures.PathOf("golden", "models", Model), "--json");
        var report = JsonDocument.Parse(output).RootElement;
        var images = report.GetProperty("images");
        var (embedded, left) = (images.GetProperty("embedded").GetInt32(), images.GetProperty("refused").GetInt32());
        return (embedded, left) == (Photos - refused, refused)
            ? embedded / TimeSpan.FromMilliseconds(report.GetProperty("elapsedMs").GetDouble()).TotalSeconds
            : throw new InvalidOperationException($"Expected {Photos - refused} photos and {refused} refusals, found {embedded} and {left}.");
    }
}
