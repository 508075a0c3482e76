namespace ShopVision.Clip.ModelFolder;

/// <summary>Paths that a model's own files name.</summary>
internal static class RelativePath
{
    /// <summary>Whether the path stays inside the folder that it starts from, on every system.</summary>
    public static bool IsConfined(string path) =>
        !Path.IsPathRooted(path) && !path.StartsWith('\\') && !path.Contains(':', StringComparison.Ordinal) && !path.Split('/', '\\').Contains("..");
}
