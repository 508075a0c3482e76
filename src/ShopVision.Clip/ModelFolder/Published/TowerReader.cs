using ShopVision.Clip.Images;
using ShopVision.Clip.Tokenizing;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>Asks the graphs of a published model for their tensors, by all the names that exports use, and holds them against its configuration.</summary>
internal sealed class TowerReader(PublishedModel model, FileDigests files)
{
    private const string Mask = "attention_mask";
    private static readonly string[] _pixels = ["pixel_values", "image"];
    private static readonly string[] _ids = ["input_ids", "text"];
    private static readonly string[] _images = ["image_embeds", "image_embedding", "embedding"];
    private static readonly string[] _texts = ["text_embeds", "text_embedding", "embedding"];

    /// <summary>SigLIP has no projection behind its pooling; CLIP has, so that its output of this name is another.</summary>
    private string[] Pooled => model.IsSigmoid ? ["pooler_output"] : [];

    public ImageTower ReadImage(out Statement dimensions)
    {
        var export = TowerExport.Read(files, model.ImageGraph, _pixels, [.. _images, .. Pooled]);
        var pixels = export.Graph.Input(rank: 4, _pixels);
        var preprocessing = model.Preprocessing;
        dimensions = export.Width;
        return new ImageTower
        {
            File = export.File,
            Input = pixels.AsFloats(),
            Output = export.Output.AsFloats(),
            Size = Statement.Agreed(
                preprocessing.Size,
                model.ImageSize,
                new Statement(export.Graph.File, $"the height of '{pixels.Name}'", pixels.Sizes[2]),
                new Statement(export.Graph.File, $"the width of '{pixels.Name}'", pixels.Sizes[3])),
            Resize = preprocessing.Resize,
            // Where nothing is cut, nothing is rounded.
            CropRounding = preprocessing.Resize == ResizeMode.ShortestEdge ? preprocessing.CropRounding : CropRounding.Down,
            Fill = [0, 0, 0],
            Interpolation = preprocessing.Interpolation,
            Scale = preprocessing.Scale,
            Mean = preprocessing.Mean,
            Std = preprocessing.Std,
            // Published configurations say nothing of either; these are the defaults of model.json.
            Rules = PixelRules.AsShown,
        };
    }

    public TextTower ReadText(out Statement dimensions)
    {
        var export = TowerExport.Read(files, model.TextGraph, [.. _ids, Mask], [.. _texts, .. Pooled]);
        var ids = export.Graph.Input(rank: 2, _ids);
        var tokenizer = model.Tokenizer;
        var mask = export.Graph.HasInput(Mask) ? export.Graph.Input(rank: 2, Mask).AsIntegers() : null;
        dimensions = export.Width;
        return new TextTower
        {
            File = export.File,
            Ids = ids.AsIntegers(),
            Mask = mask,
            Output = export.Output.AsFloats(),
            Tokenizer = tokenizer.Kind,
            TokenizerFiles = tokenizer.Files.ToDictionary(named => named.Key, named => files.Of(named.Value), StringComparer.Ordinal),
            Cleaning = tokenizer.Cleaning,
            LowerCase = tokenizer.LowerCase,
            ContextLength = Statement.Agreed(
                model.ContextLength, tokenizer.ContextLength, new Statement(export.Graph.File, $"the length of '{ids.Name}'", ids.Sizes[1])),
            BeginId = tokenizer.BeginId,
            EndId = tokenizer.EndId,
            PadId = tokenizer.PadId,
            // Right for every text tower. BERT's, which looks at nothing that is masked, gives the same unpadded, and much sooner. A causal one
            // (CLIP's own) does so too, but no file says whether a tower is causal (MobileCLIP's is not): "longest" is for who knows, in
            // a model.json.
            PadsToContext = mask is null || tokenizer.Kind != TextTokenizers.WordPieces,
        };
    }
}
