using ShopVision.Clip.Images;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// What preprocessor_config.json says of pictures. A field left out has the value that the named processor of transformers gives it.
/// </summary>
internal static class PreprocessorConfig
{
    private const string FileName = "preprocessor_config.json";

    private static readonly (string, bool IsClip)[] _processors =
    [
        ("CLIPImageProcessor", true), ("CLIPImageProcessorFast", true), ("CLIPFeatureExtractor", true),
        ("ChineseCLIPImageProcessor", true), ("ChineseCLIPImageProcessorFast", true), ("ChineseCLIPFeatureExtractor", true),
        ("SiglipImageProcessor", false), ("SiglipImageProcessorFast", false),
    ];

    public static PublishedPreprocessing Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return ManifestNode.ReadFile(file, node => Read(file, node));
    }

    private static PublishedPreprocessing Read(string file, ManifestNode node)
    {
        var isClip = ReadProcessor(node);
        if (!(node.OptionalFlag("do_resize") ?? true))
            throw node.Fault("do_resize", "true, because pictures come in any size", "false");
        if (node.OptionalFlag("do_pad") ?? false)
            throw node.Fault("do_pad", "false, because a published configuration does not say with what", "true");

        var (size, resize) = ReadSize(node, isClip);
        var rescales = node.OptionalFlag("do_rescale") ?? true;
        var factor = node.OptionalNumber("rescale_factor") ?? 1 / 255.0;
        var normalizes = node.OptionalFlag("do_normalize") ?? true;
        var config = new PublishedPreprocessing(
            new Statement(file, "'size'", size),
            resize,
            ReadInterpolation(node),
            rescales ? factor : 1,
            normalizes ? node.Channels("image_mean") : [0, 0, 0],
            normalizes ? node.Channels("image_std") : [1, 1, 1]);
        if (config.Std.Contains(0))
            throw node.Fault("image_std", "three numbers other than 0", "a 0");

        node.IgnoreNulls();
        // Pictures are always RGB here, and the rest says how Python objects are made.
        node.Ignore(
            "image_mean", "image_std", "do_convert_rgb", "processor_class", "_valid_processor_keys",
            "data_format", "input_data_format", "return_tensors", "device");
        node.ThrowIfUnread();
        return config;
    }

    /// <summary>The field had another name once; files converted since hold both.</summary>
    private static bool ReadProcessor(ManifestNode node)
    {
        const string Field = "image_processor_type", OldField = "feature_extractor_type";
        var isClip = node.Has(Field) || !node.Has(OldField) ? node.Word(Field, _processors) : node.Word(OldField, _processors);
        if (node.Has(OldField) && node.Word(OldField, _processors) != isClip)
            throw node.Fault(OldField, $"a processor of the same family as '{Field}'", $"\"{node.Text(OldField)}\"");
        return isClip;
    }

    private static (int Size, ResizeMode Resize) ReadSize(ManifestNode node, bool isClip)
    {
        var crops = node.OptionalFlag("do_center_crop") ?? isClip;
        var isSquare = node.OptionalFlag("default_to_square") ?? !isClip;
        int size;
        if (node.HoldsObject("size"))
        {
            isSquare = !node.Object("size").Has("shortest_edge");
            size = isSquare ? ReadSquare(node, "size") : ReadShortestEdge(node.Object("size"));
        }
        else
        {
            size = node.Whole("size", least: 1);
        }

        if (!crops && !isSquare)
            throw node.Fault("do_center_crop", "true where 'size' is that of the shortest edge, because the model takes squares", "false");
        var crop = crops ? ReadSquare(node, "crop_size") : size;
        node.Ignore("crop_size");
        return crop == size
            ? (size, isSquare ? ResizeMode.Squash : ResizeMode.ShortestEdge)
            : throw node.Fault("crop_size", $"{size} as 'size', because this version cuts no margins off", $"{crop}");
    }

    private static int ReadShortestEdge(ManifestNode size)
    {
        var edge = size.Whole("shortest_edge", least: 1);
        size.ThrowIfUnread();
        return edge;
    }

    /// <summary>A plain number, or height and width.</summary>
    private static int ReadSquare(ManifestNode node, string name)
    {
        if (!node.HoldsObject(name))
            return node.Whole(name, least: 1);
        var sides = node.Object(name);
        var (height, width) = (sides.Whole("height", least: 1), sides.Whole("width", least: 1));
        sides.ThrowIfUnread();
        return height == width ? height : throw node.Fault(name, "a square, which is all that this version makes", $"{height} by {width}");
    }

    /// <summary>Pillow's numbers.</summary>
    private static Interpolation ReadInterpolation(ManifestNode node) => node.Whole("resample") switch
    {
        2 => Interpolation.Bilinear,
        3 => Interpolation.Bicubic,
        var other => throw node.Fault("resample", "2 (bilinear) or 3 (bicubic)", $"{other}"),
    };
}
