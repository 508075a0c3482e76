using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Writes a file of a model's folder so that a reader sees the old content or the new one, whole.</summary>
internal static class AtomicFile
{
    public static void Write(string file, ReadOnlySpan<byte> content)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"Expected to write '{file}', but the folder does not allow it. Copy the model to a folder that does.", exception);
        }
    }
}
