using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Fetching;

/// <summary>
/// Brings a feed from its address into a folder, and only where it is not the version that is there already. What was downloaded in part
/// is never read.
/// </summary>
internal sealed class FeedDownload(Fetcher fetcher, FetchOptions options, string folder)
{
    /// <summary>The feed, by its address in every message: where it was put nobody asked. Throws as <see cref="LocalAsync"/>, and as opening a file does.</summary>
    public async Task<FeedDocument> OpenAsync(string feed, FeedOptions feedOptions, CancellationToken cancellationToken)
    {
        var path = await LocalAsync(feed, cancellationToken).ConfigureAwait(false);
        return await FeedDocument.OpenAsync(path, WebAddress.IsMeant(feed) ? WebAddress.Shown(feed) : null, feedOptions, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The file of a feed, which a path is already. Throws <c>feed-missing</c> where there is nothing at its address or it must not be
    /// reached, and <c>feed-fetch-failed</c> where another try may bring it.
    /// </summary>
    public async Task<string> LocalAsync(string feed, CancellationToken cancellationToken)
    {
        if (!WebAddress.IsMeant(feed))
            return feed;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(feed)))[..16] + Extension(feed));
        var (part, note) = (path + ".part", path + ".version");
        var known = File.Exists(path) ? await ReadAsync(note, cancellationToken).ConfigureAwait(false) : Validators.None;
        var result = await FetchAsync(feed, part, known, cancellationToken).ConfigureAwait(false);
        switch (result.Status)
        {
            case FetchStatus.Fetched:
                // First the note: of an old note with a new feed nobody would know, a missing one costs a download.
                File.Delete(note);
                File.Move(part, path, overwrite: true);
                await File.WriteAllTextAsync(note, JsonSerializer.Serialize(result.Validators), cancellationToken).ConfigureAwait(false);
                return path;
            case FetchStatus.NotModified:
                File.Delete(part);
                return path;
            default:
                File.Delete(part);
                throw Fault(feed, result);
        }
    }

    private async Task<FetchResult> FetchAsync(string feed, string part, Validators known, CancellationToken cancellationToken)
    {
        var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        await using (file.ConfigureAwait(false))
            return await fetcher.FetchAsync(feed, new FetchBounds(options.MaxFeedBytes, Timeout: null), known, file, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Validators> ReadAsync(string note, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<Validators>(await File.ReadAllTextAsync(note, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            return Validators.None;
        }
    }

    private static ShopVisionException Fault(string feed, FetchResult result)
    {
        var message = $"The feed '{WebAddress.Shown(feed)}' {result.Reason}. ";
        return result.Status switch
        {
            FetchStatus.Failed => new ShopVisionException(ErrorCode.FeedFetchFailed, message + "Nothing was changed; try again later."),
            FetchStatus.TooLarge => new ShopVisionException(
                ErrorCode.FeedInvalid, message + $"Nothing was changed; {FetchOptions.Section}:{nameof(FetchOptions.MaxFeedBytes)} allows more."),
            _ => new ShopVisionException(ErrorCode.FeedMissing, message + "Nothing was changed; check the address."),
        };
    }

    /// <summary>The address' own, which tells formats apart.</summary>
    private static string Extension(string feed)
    {
        var name = Uri.TryCreate(feed, UriKind.Absolute, out var address) ? address.Segments[^1] : "";
        var extension = Path.GetExtension(name);
        var inner = extension is ".gz" or ".zip" ? Path.GetExtension(Path.GetFileNameWithoutExtension(name)) + extension : extension;
        return inner.Length <= 12 && inner.All(character => char.IsAsciiLetterOrDigit(character) || character == '.') ? inner : "";
    }
}
