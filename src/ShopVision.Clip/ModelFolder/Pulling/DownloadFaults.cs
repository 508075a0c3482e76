using System.Net;
using System.Net.Http.Headers;
using ShopVision.Clip.ModelFolder.Published;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>What went wrong on the way, in words that say what to do.</summary>
internal static class DownloadFaults
{
    private const string WaysOut =
        "Where there is no way to the internet: set Models:Mirror to a mirror or Models:Proxy to a proxy, or copy the model's folder from another "
        + "machine and name it with --model (as published, or after 'shopvision models import').";

    /// <summary>The attempts are used up.</summary>
    public static ShopVisionException Failed(RemoteFile file, string found, Exception? inner) => new(
        ErrorCode.DownloadFailed,
        $"Expected '{file.Path}' from {WebAddress.Plain(file.Address)}, found: {found} What came is kept: pull again to go on. {WaysOut}",
        inner);

    public static ShopVisionException Missing(RemoteFile file) => new(
        ErrorCode.DownloadRefused,
        $"Expected '{file.Path}' at {WebAddress.Plain(file.Address)}, found no such file there (404). Check the name, the revision and the mirror.");

    public static ShopVisionException NoModel(Uri address) => new(
        ErrorCode.DownloadRefused,
        $"Expected a model at {WebAddress.Plain(address)}, found none of '{ManifestReader.FileName}', {PublishedLayout.ConfigFiles} there (404). Check the name, the revision and the mirror.");

    public static ShopVisionException Refused(RemoteFile file, HttpStatusCode status) => new(
        ErrorCode.DownloadRefused,
        $"Expected '{file.Path}' from {WebAddress.Plain(file.Address)}, found the answer {(int)status}. "
        + (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? "If the model needs an account, accept its terms on its page and set HF_TOKEN to a token that may read it."
            : "Check the address."));

    public static ShopVisionException NotPullable(KnownModel model, string obstacle) =>
        new(ErrorCode.DownloadRefused, $"Expected to be able to use '{model.Name}' as {model.Repository} publishes it, found: {obstacle}");

    public static ShopVisionException WrongRedirect(Uri from, Uri? to) => new(
        ErrorCode.DownloadRefused,
        $"Expected {WebAddress.Plain(from)} to lead to an address as safe as itself, found a redirect to '{to}'. Name the address that the file really has.");

    public static ShopVisionException TooManyRedirects(Uri address, int most) => new(
        ErrorCode.DownloadRefused, $"Expected at most {most} redirects from {WebAddress.Plain(address)}, found more. Name the address that the file really has.");

    public static ShopVisionException TooLarge(RemoteFile file, long limit) => new(
        ErrorCode.DownloadRefused,
        $"Expected '{file.Path}' from {WebAddress.Plain(file.Address)} to fit into the {limit} bytes that are left of what this model may take, found more. "
        + "Check the address; a larger model needs a larger Models:MaxBytes.");

    public static ShopVisionException WrongLength(RemoteFile file, long found) => new(
        ErrorCode.DigestMismatch,
        $"Expected '{file.Path}' from {WebAddress.Plain(file.Address)} to have {file.Bytes} bytes, found {found}. It was thrown away: the source or the mirror holds another file.");

    public static ShopVisionException WrongDigest(RemoteFile file, string expected, string found) => new(
        ErrorCode.DigestMismatch,
        $"Expected '{file.Path}' from {WebAddress.Plain(file.Address)} to have the sha256 {expected}, found {found}. "
        + "It was thrown away: the source, the mirror or a proxy changed it. Pull again, from another place if it stays so.");

    public static ShopVisionException NotWritable(string path, Exception inner) => new(
        ErrorCode.DataFolderUnusable,
        $"Expected to be able to write '{path}', found: {inner.Message} Make room or name another folder with --out; what came is kept.",
        inner);

    public static TransientDownloadException Unavailable(HttpStatusCode status, RetryConditionHeaderValue? retryAfter, DateTimeOffset now)
    {
        var wait = retryAfter?.Delta ?? retryAfter?.Date - now;
        return new TransientDownloadException($"the answer {(int)status}.", wait > TimeSpan.Zero ? wait : null);
    }
}
