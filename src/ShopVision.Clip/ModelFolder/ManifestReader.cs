using System.Globalization;
using ShopVision.Clip.Images;
using ShopVision.Clip.Tokenizing;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Reads model.json. Nothing is guessed: what is missing, of the wrong kind or unknown is an error that names the field.</summary>
internal static class ManifestReader
{
    public const string FileName = "model.json";
    public const string CompatibilityField = "compatibleWith";
    public const string GoldensField = "goldens";
    public const int Schema = 1;

    public static ModelManifest Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file)
            ? ManifestNode.ReadFile(file, Read)
            : throw new ShopVisionException(
                ErrorCode.ModelMissing, $"Expected the model in '{folder}' to have a '{FileName}', found none. Write it with 'shopvision models import'.");
    }

    private static ModelManifest Read(ManifestNode root)
    {
        if (root.Whole("schema") is var schema and not Schema)
            throw root.Fault("schema", $"{Schema}", schema.ToString(CultureInfo.InvariantCulture) + "; a newer ShopVision may read it");
        if (root.Has("composer"))
            throw root.Fault("composer", "null, because this version runs no composer networks", "a composer");

        var manifest = new ModelManifest
        {
            Name = root.Text("name"),
            Revision = root.Text("revision"),
            License = root.Text("license"),
            Source = root.Text("source"),
            CompatibleWith = ReadFingerprints(root, CompatibilityField),
            Dimensions = root.Whole("dimensions", least: 1),
            Scoring = new ZeroShotScoring(
                root.Word("scoring", ("softmax", false), ("sigmoid", true)),
                (float)root.Number("logitScale"),
                (float)(root.OptionalNumber("logitBias") ?? 0)),
            Image = ReadImage(root.Object("image")),
            Text = ReadText(root.Object("text")),
            Attributes = ReadAttributes(root.Object("attributes")),
            Calibration = CalibrationReader.Read(root.OptionalObject("calibration")),
            Goldens = ReadGoldens(root.OptionalObject(GoldensField)),
        };
        root.ThrowIfUnread();
        return manifest;
    }

    private static ImageTower ReadImage(ManifestNode image)
    {
        var resize = image.Word(
            "resize", ("shortest-edge", ResizeMode.ShortestEdge), ("squash", ResizeMode.Squash), ("letterbox", ResizeMode.Letterbox));
        var cropsCenter = image.Word("crop", ("none", false), ("center", true));
        if (cropsCenter != (resize == ResizeMode.ShortestEdge))
            throw image.Fault("crop", "\"center\" with \"shortest-edge\" and \"none\" otherwise", cropsCenter ? "\"center\"" : "\"none\"");
        if (image.Has("cropRounding") && !cropsCenter)
            throw image.Fault("cropRounding", "null where nothing is cropped", "a way of rounding");

        var tower = new ImageTower
        {
            File = ReadGraph(image.Object("file")),
            Input = ReadTensor(image.Object("input"), _floats),
            Output = ReadTensor(image.Object("output"), _floats),
            Size = image.Whole("size", least: 1),
            Resize = resize,
            CropRounding = image.Has("cropRounding")
                ? image.Word("cropRounding", ("down", CropRounding.Down), ("half-to-even", CropRounding.HalfToEven))
                : CropRounding.Down,
            Fill = resize == ResizeMode.Letterbox || image.Has("fill") ? ReadColor(image, "fill") : [0, 0, 0],
            Interpolation = image.Word("interpolation", ("bicubic", Interpolation.Bicubic), ("bilinear", Interpolation.Bilinear)),
            Scale = image.Number("scale"),
            Mean = image.Channels("mean"),
            Std = image.Channels("std"),
            Rules = new PixelRules(
                DropAlpha: image.Word("alpha", ("white", false), ("drop", true)),
                IgnoreProfile: image.Word("colorProfile", ("srgb", false), ("ignore", true))),
            ShrinksOnLoad = image.Flag("shrinkOnLoad"),
        };
        if (tower.Std.Contains(0))
            throw image.Fault("std", "three numbers other than 0", "a 0");
        image.ThrowIfUnread();
        return tower;
    }

    private static TextTower ReadText(ManifestNode text)
    {
        var tokenizer = text.Word("tokenizer", [.. TextTokenizers.Kinds.Keys.Select(kind => (kind, kind))]);
        var kind = TextTokenizers.Kinds[tokenizer];
        var tower = new TextTower
        {
            File = ReadGraph(text.Object("file")),
            Ids = ReadTensor(text.Object("ids"), _integers),
            Mask = text.OptionalObject("mask") is { } mask ? ReadTensor(mask, _integers) : null,
            Output = ReadTensor(text.Object("output"), _floats),
            Tokenizer = tokenizer,
            TokenizerFiles = ReadFiles(text.Object("tokenizerFiles"), kind.FileSets),
            Cleaning = text.Word("cleaning", [.. kind.Cleanings.Select(word => (word, word))]),
            LowerCase = text.Flag("lowerCase"),
            ContextLength = text.Whole("contextLength", least: 3),
            BeginId = kind.NeedsEnds || text.Has("beginId") ? text.Whole("beginId") : null,
            EndId = kind.NeedsEnds || text.Has("endId") ? text.Whole("endId") : null,
            PadId = text.Whole("padId"),
            PadsToContext = text.Word("padding", ("max-length", true), ("longest", false)),
        };
        if (tower is { Cleaning: TextTokenizers.NoCleaning, LowerCase: true })
            throw text.Fault("lowerCase", $"false with the cleaning \"{TextTokenizers.NoCleaning}\"", "true");
        text.ThrowIfUnread();
        return tower;
    }

    private static readonly (string, TensorType)[] _floats = [("float32", TensorType.Float32), ("float16", TensorType.Float16)];
    private static readonly (string, TensorType)[] _integers = [("int64", TensorType.Int64), ("int32", TensorType.Int32)];

    private static TensorName ReadTensor(ManifestNode node, (string, TensorType)[] types)
    {
        var tensor = new TensorName(node.Text("name"), node.Word("type", types));
        node.ThrowIfUnread();
        return tensor;
    }

    private static ManifestFile ReadGraph(ManifestNode node)
    {
        var weights = node.Has("weights") ? node.Objects("weights").Select(ReadFile).ToArray() : [];
        return ReadFile(node) with { Weights = weights };
    }

    private static ManifestFile ReadFile(ManifestNode node)
    {
        var path = ReadPath(node);
        var file = new ManifestFile(path, node.Sha256("sha256"), node.Bytes("bytes"), node.OptionalText("url"));
        node.ThrowIfUnread();
        return file;
    }

    private static ModelFingerprint[] ReadFingerprints(ManifestNode root, string name)
    {
        string[] fingerprints = root.Has(name) ? root.Texts(name) : [];
        return fingerprints.FirstOrDefault(fingerprint => !ManifestNode.IsSha256(fingerprint)) is { } wrong
            ? throw root.Fault(name, "a list of fingerprints, 64 lower-case hexadecimal digits each", $"\"{wrong}\"")
            : [.. fingerprints.Select(fingerprint => new ModelFingerprint(fingerprint))];
    }

    /// <summary>The first set is what is asked for where none is complete.</summary>
    private static Dictionary<string, ManifestFile> ReadFiles(ManifestNode node, string[][] sets)
    {
        var names = sets.FirstOrDefault(set => set.All(node.Names.Contains)) ?? sets[0];
        var files = names.ToDictionary(name => name, name => ReadFile(node.Object(name)), StringComparer.Ordinal);
        node.ThrowIfUnread();
        return files;
    }

    private static string? ReadGoldens(ManifestNode? node)
    {
        if (node is null)
            return null;
        var path = ReadPath(node);
        node.ThrowIfUnread();
        return path;
    }

    /// <summary>A model from elsewhere must not name files outside its folder.</summary>
    private static string ReadPath(ManifestNode node)
    {
        var path = node.Text("path");
        return RelativePath.IsConfined(path) ? path : throw node.Fault("path", "a path inside the model's folder", $"\"{path}\"");
    }

    private static byte[] ReadColor(ManifestNode node, string name)
    {
        var channels = node.Channels(name);
        return channels.All(channel => channel is >= 0 and <= 255 && channel == Math.Floor(channel))
            ? [.. channels.Select(channel => (byte)channel)]
            : throw node.Fault(name, "three whole numbers from 0 to 255", $"[{string.Join(", ", channels)}]");
    }

    private static Dictionary<string, AxisVocabulary> ReadAttributes(ManifestNode node)
    {
        var attributes = new Dictionary<string, AxisVocabulary>(StringComparer.Ordinal);
        foreach (var name in node.Names)
        {
            var axis = node.Object(name);
            var templates = axis.Texts("templates");
            if (templates.Length == 0 || templates.Any(template => !template.Contains("{}", StringComparison.Ordinal)))
                throw axis.Fault("templates", "texts that hold {} for the value", $"[{string.Join(", ", templates)}]");
            attributes[name] = new AxisVocabulary(axis.Texts("values"), templates);
            axis.ThrowIfUnread();
        }

        return attributes;
    }
}
