using System.Text;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds;

/// <summary>Opens a feed and finds the reader for its format: by the file's extension, else by its first line.</summary>
internal static class FeedFile
{
    private const int FirstLineLimit = 64 * 1024;

    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
            throw new ShopVisionException(ErrorCode.FeedMissing, $"Expected a feed file, found the folder '{path}'. Name the file in it.");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ShopVisionException(ErrorCode.FeedMissing, $"There is no feed '{path}'. Check the path.", fault);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new ShopVisionException(ErrorCode.FeedMissing, $"The feed '{path}' cannot be opened. Check its permissions and that no one is writing it.", fault);
        }
    }

    /// <summary>The reader for the feed, placed at its beginning.</summary>
    public static async Task<IFeedReader> ReaderAsync(FileStream feed, CancellationToken cancellationToken)
    {
        var firstLine = await FirstLineAsync(feed, cancellationToken).ConfigureAwait(false);
        feed.Position = 0;
        var name = feed.Name;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => Delimited(firstLine.Contains(',') || !firstLine.Contains(';') ? ',' : ';'),
            ".tsv" or ".tab" => Delimited('\t'),
            ".jsonl" or ".ndjson" => new JsonLinesFeedReader(feed, name),
            _ when firstLine.StartsWith('{') => new JsonLinesFeedReader(feed, name),
            _ when firstLine.StartsWith('[') || firstLine.StartsWith('<') => throw Unknown(),
            _ when firstLine.Contains('\t') => Delimited('\t'),
            _ when firstLine.Contains(',') => Delimited(','),
            _ when firstLine.Contains(';') => Delimited(';'),
            _ => throw Unknown(),
        };

        DelimitedFeedReader Delimited(char separator) => new(feed, name, separator);

        ShopVisionException Unknown() => new(
            ErrorCode.FeedFormatUnknown,
            $"The feed '{name}' is neither CSV, TSV nor JSON Lines, by its extension or its first line. Expected a header line with " +
            "commas, semicolons or tabs, or one JSON object a line; a file name that ends in .csv, .tsv or .jsonl settles it.");
    }

    private static async Task<string> FirstLineAsync(FileStream feed, CancellationToken cancellationToken)
    {
        var buffer = new byte[FirstLineLimit];
        var length = await feed.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\uFEFF', '\r', '\n', ' ');
        var end = text.IndexOfAny(['\r', '\n']);
        return end < 0 ? text : text[..end];
    }
}
