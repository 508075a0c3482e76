using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>The models that <c>shopvision models pull</c> knows by name.</summary>
public sealed class ModelCatalog
{
    public const string FileName = "catalog.json";
    private const int Schema = 1;

    private ModelCatalog(IReadOnlyList<KnownModel> models) => Models = models;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<KnownModel> Models { get; }

    public static ModelCatalog Read(string file) => File.Exists(file)
        ? ManifestNode.ReadFile(file, Read)
        : throw new ShopVisionException(
            ErrorCode.ModelMissing, $"Expected the catalogue of known models in '{file}', found no such file. Correct Models:Catalog, or pull by address.");

    /// <summary>Throws <c>model-missing</c> for a name that is not in the catalogue.</summary>
    public KnownModel Find(string name) =>
        Models.FirstOrDefault(model => model.Name == name)
        ?? throw new ShopVisionException(
            ErrorCode.ModelMissing,
            $"Expected the name of a known model or an address, found '{name}'. Known are {string.Join(", ", Models.Select(model => model.Name))}; "
            + "'shopvision models list --known' tells more.");

    private static ModelCatalog Read(ManifestNode root)
    {
        if (root.Whole("schema") is var schema and not Schema)
            throw root.Fault("schema", $"{Schema}", $"{schema}");
        var models = root.Object("models");
        var catalog = new ModelCatalog([.. models.Names.Select(name => Read(name, models.Object(name)))]);
        root.ThrowIfUnread();
        return catalog;
    }

    private static KnownModel Read(string name, ManifestNode node)
    {
        var model = new KnownModel
        {
            Name = name,
            Title = node.Text("title"),
            Repository = node.Text("repository"),
            Revision = node.Text("revision"),
            Digests = ReadDigests(node.OptionalObject("sha256")),
            ApproximateBytes = node.Bytes("approximateBytes"),
            Dimensions = node.Whole("dimensions", least: 1),
            ImageSize = node.Whole("imageSize", least: 1),
            License = ReadLicense(node.Object("license")),
            Obstacle = node.OptionalText("obstacle"),
        };
        node.ThrowIfUnread();
        return model;
    }

    private static Dictionary<string, string> ReadDigests(ManifestNode? node)
    {
        var digests = node?.Names.ToDictionary(path => path, node.Sha256, StringComparer.Ordinal) ?? [];
        return digests.Keys.FirstOrDefault(path => !RelativePath.IsConfined(path)) is { } outside
            ? throw node!.Fault(outside, "the path of a file inside the model's folder", "one that leads out of it")
            : digests;
    }

    private static ModelLicense ReadLicense(ManifestNode node)
    {
        var license = new ModelLicense(
            node.Text("name"),
            node.Word("commercialUse", ("allowed", (bool?)true), ("forbidden", false), ("unknown", null)),
            node.Text("note"),
            node.Text("source"));
        node.ThrowIfUnread();
        return license;
    }
}
