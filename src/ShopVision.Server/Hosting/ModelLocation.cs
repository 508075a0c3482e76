using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Core.Errors;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Hosting;

/// <summary>Finds models by name: those that stand beside the executable, and those that were pulled.</summary>
internal static class ModelLocation
{
    public const string DefaultName = "shopvision-mini";

    /// <summary>The folder that holds the models shipped with the executable.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The catalogue of known models that was shipped.</summary>
    public static string ShippedCatalog { get; } = Path.Combine(Shipped, ModelCatalog.FileName);

    /// <summary>A folder, or the name of a shipped or a pulled model; null is the default model.</summary>
    public static string Resolve(string? nameOrFolder)
    {
        if (nameOrFolder is null)
            return Path.Combine(Shipped, DefaultName);
        if (Directory.Exists(nameOrFolder))
            return Path.GetFullPath(nameOrFolder);
        return Installed().FirstOrDefault(folder => Path.GetFileName(folder) == nameOrFolder) ?? throw new ShopVisionException(
            ErrorCode.ModelMissing,
            $"Expected a model folder at '{nameOrFolder}', found none. Name a folder that holds a model, or one of the models that are here: "
            + $"{string.Join(", ", Installed().Select(Path.GetFileName))}. 'shopvision models list --known' names those that can be pulled.");
    }

    /// <summary>Folders of all models that have a name here, the shipped ones first.</summary>
    public static IReadOnlyList<string> Installed() => [.. FoldersIn(Shipped), .. FoldersIn(Pulled(SettingsFile.Load().Bind<ModelPullOptions>(ModelPullOptions.Section)))];

    /// <summary>The folder that pulled models go into.</summary>
    public static string Pulled(ModelPullOptions options) => options.Folder is { } folder ? Path.GetFullPath(folder) : Path.Combine(UserFolder.Path, "models");

    private static IEnumerable<string> FoldersIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Where(model => !model.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : [];
}
