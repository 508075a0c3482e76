using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Runs;

/// <summary>
/// JSON files by name in one folder; each is replaced whole. A power cut may bring back what a file was before, a killed process does not.
/// </summary>
internal sealed class StateFolder(string folder)
{
    private const string Extension = ".json";

    public IEnumerable<string> Names() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*" + Extension).Select(path => Path.GetFileNameWithoutExtension(path))
        : [];

    public bool Has(string name) => IsSafe(name) && File.Exists(PathOf(name));

    /// <summary>Null where there is none; throws <c>data-folder-unusable</c> where it is damaged.</summary>
    public T? TryRead<T>(string name, JsonTypeInfo<T> type)
        where T : class
    {
        if (!IsSafe(name))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(name)), type);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException fault)
        {
            throw new ShopVisionException(ErrorCode.DataFolderUnusable, $"Expected JSON in '{PathOf(name)}', found a damaged file. Delete it; only what it says of one run is lost.", fault);
        }
    }

    public void Write<T>(string name, T value, JsonTypeInfo<T> type)
    {
        if (!IsSafe(name))
            throw new ArgumentException($"Expected a name of letters, digits, hyphens, dots and underscores, found '{name}'.", nameof(name));
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = $"{PathOf(name)}.{Guid.NewGuid():N}.new";
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                JsonSerializer.Serialize(file, value, type);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, PathOf(name), overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(ErrorCode.DataFolderUnusable, $"Expected to write '{PathOf(name)}', but the system refused: {fault.Message} Check the folder, its permissions and the free space.", fault);
        }
    }

    public bool Delete(string name)
    {
        if (!Has(name))
            return false;
        File.Delete(PathOf(name));
        return true;
    }

    private string PathOf(string name) => Path.Combine(folder, name + Extension);

    /// <summary>Names become paths, and some come from outside.</summary>
    public static bool IsSafe(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
