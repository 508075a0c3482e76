using ShopVision.Clip.Images;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>open_clip's <c>preprocess_cfg</c>, as it treats pictures when it does not train. What is left out is as in its PreprocessCfg.</summary>
internal static class OpenClipPreprocessing
{
    private static readonly double[] _mean = [0.48145466, 0.4578275, 0.40821073];
    private static readonly double[] _std = [0.26862954, 0.26130258, 0.27577711];

    /// <summary><paramref name="at"/> is where the configuration stands in the file, for messages.</summary>
    public static PublishedPreprocessing Read(string file, string at, ManifestNode config)
    {
        if (config.Has("mode"))
            _ = config.Word("mode", ("RGB", true));
        var preprocessing = new PublishedPreprocessing(
            new Statement(file, $"'{at}size'", config.Has("size") ? ReadSide(config, "size") : null),
            ReadResize(config),
            // Of "random" open_clip makes bicubic, but for training.
            config.Has("interpolation")
                ? config.Word("interpolation", ("bicubic", Interpolation.Bicubic), ("bilinear", Interpolation.Bilinear), ("random", Interpolation.Bicubic))
                : Interpolation.Bicubic,
            Scale: 1 / 255.0,
            config.Has("mean") ? config.Channels("mean") : _mean,
            config.Has("std") ? config.Channels("std") : _std)
        {
            // torchvision's, which crops for open_clip.
            CropRounding = CropRounding.HalfToEven,
        };
        if (preprocessing.Std.Contains(0))
            throw config.Fault("std", "three numbers other than 0", "a 0");
        // The colour of bars, which these ways of resizing have not.
        config.Ignore("fill_color");
        config.IgnoreNulls();
        config.ThrowIfUnread();
        return preprocessing;
    }

    /// <summary>A number, or height and width.</summary>
    public static int ReadSide(ManifestNode config, string name)
    {
        if (!config.HoldsList(name))
            return config.Whole(name, least: 1);
        var sides = config.Wholes(name, least: 1);
        return sides is [var height, .. var rest] && rest.All(width => width == height) && rest.Length <= 1
            ? height
            : throw config.Fault(name, "a square, which is all that this version makes", string.Join(" by ", sides));
    }

    private static ResizeMode ReadResize(ManifestNode config) => config.OptionalText("resize_mode") switch
    {
        null or "shortest" => ResizeMode.ShortestEdge,
        "squash" => ResizeMode.Squash,
        // Its letterbox rounds the short side's halves to even numbers; this code's rounds them up.
        var other => throw config.Fault("resize_mode", "\"shortest\" or \"squash\"", $"\"{other}\", which this version does not reproduce exactly"),
    };
}
