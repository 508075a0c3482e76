using ShopVision.Clip.Tests.Inference;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.ModelFolder.Comparing;

/// <summary>A model whose image tower gives its pixels back, in one precision or another: what a tower does to them can be reckoned.</summary>
internal sealed class PixelModel : IDisposable
{
    private const int Side = 8;
    private const int Length = 3 * Side * Side;

    private readonly TinyClipFolder _folder = new();

    private PixelModel(string name, byte[] imageTower) => _folder.Edit(model =>
    {
        model["name"] = name;
        model["dimensions"] = Length;
        model["image"]!["file"] = TinyGraph.Save(imageTower, _folder.Path, "image.onnx");
        model["image"]!["size"] = Side;
        model["text"]!["file"] = TinyGraph.Save(TinyGraph.Casting(TinyGraph.Int32, TinyGraph.Float32, Length), _folder.Path, "text.onnx");
        model["text"]!["contextLength"] = Length;
        model["text"]!["ids"]!["type"] = "int32";
        model["text"]!["mask"] = null;
    });

    public string Path => _folder.Path;

    public static PixelModel Full() => new("full", TinyGraph.Flattening(TinyGraph.Float32, rows: null, Side));

    public static PixelModel Quantized() => new("quantized", TinyGraph.QuantizedFlattening(Side));

    public static PixelModel Coarse() => new("coarse", TinyGraph.SignFlattening(Side));

    public void Dispose() => _folder.Dispose();
}
