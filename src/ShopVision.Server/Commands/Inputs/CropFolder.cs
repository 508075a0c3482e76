using ShopVision.Core.Errors;

namespace ShopVision.Server.Commands.Inputs;

/// <summary>
/// Where crops are written, each under its picture's name. Files of an earlier run are replaced; two pictures of one run never
/// share a name.
/// </summary>
internal sealed class CropFolder
{
    private readonly string _path;
    private readonly HashSet<string> _taken = new(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    private CropFolder(string path) => _path = path;

    /// <summary>Throws <c>data-folder-unusable</c> where the folder cannot be made.</summary>
    public static CropFolder Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return new CropFolder(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unusable(path, exception);
        }
    }

    /// <summary>Writes the crop of a picture and says where; throws <c>output-taken</c> and <c>data-folder-unusable</c>.</summary>
    public async Task<string> WriteAsync(string picture, byte[] png, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_path, Path.GetFileNameWithoutExtension(picture) + ".png");
        if (!_taken.Add(path))
            throw new ShopVisionException(
                ErrorCode.OutputTaken, $"Expected a name that no other picture of this run has, found '{path}' written already. Run '{picture}' with another --out.");
        try
        {
            await File.WriteAllBytesAsync(path, png, cancellationToken);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(_path, exception);
        }
    }

    private static ShopVisionException Unusable(string path, Exception exception) => new(
        ErrorCode.DataFolderUnusable, $"Expected to be able to write into '{path}', found: {exception.Message} Name another folder with --out.", exception);
}
