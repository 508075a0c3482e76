using System.Globalization;
using System.Text.Json;
using ShopVision.Bench.Peers;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Bench.Bulk;

/// <summary>A model as each side of a bulk run takes it: same graph, batch and threads.</summary>
internal sealed class BulkModel
{
    public const int BatchSize = 16;

    private readonly ClipModel _model;

    private BulkModel(string name, ClipModel model) => (Name, _model) = (name, model);

    public string Name { get; }

    public string Folder => _model.Folder;

    public string Graph => _model.PathOf(Tower.File);

    public ImageTower Tower => _model.Manifest.Image;

    public static BulkModel Open(string name) => new(
        name, ClipModel.Open(name == Path.GetFileName(DrawnShop.ModelFolder) ? DrawnShop.ModelFolder : Fixtures.PathOf("golden", "models", name)));

    /// <summary>transformers.js with the folder as it was published, or with one written for it in <paramref name="scratch"/>.</summary>
    public async Task<NodePeer> StartTransformersJsAsync(string scratch, CancellationToken cancellationToken) => await NodePeer.StartAsync(
        "embed-transformers-js.js", cancellationToken,
        File.Exists(Path.Combine(Folder, "config.json")) ? Folder : await PublishAsync(scratch, cancellationToken), $"{BatchSize}", $"{Environment.ProcessorCount}");

    /// <summary>sharp and onnxruntime-node.</summary>
    public Task<NodePeer> StartSharpAsync(CancellationToken cancellationToken) => NodePeer.StartAsync(
        "embed-sharp.js", cancellationToken,
        Graph, $"{BatchSize}", $"{Environment.ProcessorCount}", $"{Tower.Size}", Tower.Resize == ResizeMode.Letterbox ? "contain" : "cover", Numbers(Tower.Mean), Numbers(Tower.Std));

    private static string Numbers(double[] values) => string.Join(',', values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The published layout with the same preprocessing, but for its bars: transformers.js has them in the mean colour.</summary>
    private async Task<string> PublishAsync(string scratch, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(scratch, "published");
        Directory.CreateDirectory(Path.Combine(folder, "onnx"));
        File.Copy(Graph, Path.Combine(folder, "onnx", "vision_model.onnx"));
        await WriteAsync("config.json", new { model_type = "clip_vision_model" });
        await WriteAsync("preprocessor_config.json", new
        {
            image_processor_type = "CLIPImageProcessor",
            do_resize = true,
            size = new { longest_edge = Tower.Size },
            resample = 3,
            do_center_crop = false,
            do_rescale = true,
            rescale_factor = Tower.Scale,
            do_normalize = true,
            image_mean = Tower.Mean,
            image_std = Tower.Std,
            do_pad = true,
            pad_size = new { width = Tower.Size, height = Tower.Size },
        });
        return folder;

        Task WriteAsync(string file, object content) => File.WriteAllTextAsync(Path.Combine(folder, file), JsonSerializer.Serialize(content), cancellationToken);
    }
}
