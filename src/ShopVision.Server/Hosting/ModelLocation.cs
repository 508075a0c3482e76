using ShopVision.Core.Errors;

namespace ShopVision.Server.Hosting;

/// <summary>Finds the model where none is named: the one that stands beside the executable.</summary>
internal static class ModelLocation
{
    public const string DefaultName = "shopvision-mini";

    /// <summary>The folder that holds the models shipped with the executable.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>A folder, or the name of a shipped model; null is the default model.</summary>
    public static string Resolve(string? nameOrFolder)
    {
        if (nameOrFolder is null)
            return Path.Combine(Shipped, DefaultName);
        if (Directory.Exists(nameOrFolder))
            return Path.GetFullPath(nameOrFolder);
        var shipped = Path.Combine(Shipped, nameOrFolder);
        if (!nameOrFolder.Contains(Path.DirectorySeparatorChar) && Directory.Exists(shipped))
            return shipped;
        throw new ShopVisionException(
            ErrorCode.ModelMissing,
            $"Expected a model folder at '{nameOrFolder}', found none. Name a folder that holds a model, or one of the shipped models: {string.Join(", ", ShippedNames())}.");
    }

    public static IReadOnlyList<string> ShippedNames() =>
        Directory.Exists(Shipped) ? [.. Directory.EnumerateDirectories(Shipped).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)] : [];
}
