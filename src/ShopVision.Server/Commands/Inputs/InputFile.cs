using System.Globalization;
using ShopVision.Core.Errors;

namespace ShopVision.Server.Commands.Inputs;

/// <summary>A picture that a command was given, as it was named: its bytes, or why there are none.</summary>
internal sealed record InputFile(string Name, ReadOnlyMemory<byte> Content, Failure? Failure)
{
    /// <summary>Reads no more than <paramref name="maxBytes"/>: a device may have no end.</summary>
    public static async Task<InputFile> ReadAsync(string path, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            if (Directory.Exists(path))
                return Missing(path, "found a folder");
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, useAsync: true);
            return await ReadAsync(path, stream, maxBytes, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return Missing(path, "found none");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Missing(path, $"found: {exception.Message}");
        }
    }

    /// <summary>The rest of a stream.</summary>
    public static async Task<InputFile> ReadAsync(string name, Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            content.Write(buffer, 0, read);
            if (content.Length > maxBytes)
                return Refused(name, ErrorCode.ImageTooLarge, string.Create(
                    CultureInfo.InvariantCulture, $"Expected a picture of at most {maxBytes} bytes, found more. Make it smaller, or raise Clip:Limits:MaxBytes."));
        }

        return new InputFile(name, content.GetBuffer().AsMemory(0, (int)content.Length), null);
    }

    private static InputFile Missing(string path, string found) =>
        Refused(path, ErrorCode.ImageMissing, $"Expected a readable picture at '{path}', {found}.");

    private static InputFile Refused(string name, ErrorCode code, string message) => new(name, default, new Failure(name, code, message));
}
