using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch;

/// <summary>Every fault of a cluster that a caller may act on, with its message, in one place.</summary>
internal static class ElasticsearchFaults
{
    private const int LongestReason = 300;

    /// <summary>Whether a request failed before any node can have begun with it.</summary>
    public static bool NeverArrived(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }
        || exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    public static bool IsUntrusted(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } || exception.InnerException is AuthenticationException;

    public static ShopVisionException Unavailable(Uri node, Exception inner) => IsUntrusted(inner)
        ? new ShopVisionException(
            ErrorCode.IndexServerUntrusted,
            $"Expected a certificate at {node} that can be trusted, found one that cannot: {Short(inner.InnerException?.Message ?? inner.Message)} "
            + "Set Elasticsearch:CertificateFingerprint to the SHA-256 of the cluster's authority, or correct the address.",
            inner)
        : new ShopVisionException(
            ErrorCode.IndexUnavailable,
            $"Expected Elasticsearch to answer at {node}, found {(inner is OperationCanceledException ? "no answer in time" : Short(inner.Message))} "
            + "Nothing is lost: what was acknowledged is kept. Check that the cluster runs and can be reached, then try again.",
            inner);

    public static ShopVisionException NotElasticsearch(Uri node) => new(
        ErrorCode.IndexServerUnsupported,
        $"Expected Elasticsearch {CheckedTransport.Oldest} or later at {node}, found another product. Name the address of an Elasticsearch cluster.");

    public static ShopVisionException TooOld(Uri node, Version found) => new(
        ErrorCode.IndexServerUnsupported,
        $"Expected Elasticsearch {CheckedTransport.Oldest} or later at {node}, found {found}. Upgrade the cluster, or name another one.");

    public static ShopVisionException Garbled(Uri node, string doing, Exception? inner) => new(
        ErrorCode.IndexUnavailable,
        $"Expected an answer of Elasticsearch from {node} ({doing}), found something that is not. Look at what stands between, then try again.",
        inner);

    /// <summary>What a refusal comes to.</summary>
    public static ShopVisionException Of(ElasticsearchResponse response, string doing)
    {
        var (type, reason) = ErrorOf(response);
        var found = $"{(int)response.Status} {type}{(reason.Length > 0 ? $" ({reason})" : "")}";
        return response.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when type != "cluster_block_exception" => new ShopVisionException(
                ErrorCode.IndexAccessDenied,
                $"Expected {response.Node} to let us in ({doing}), found {(int)response.Status}. Check Elasticsearch:ApiKey, BearerToken or UserName and "
                + "Password, and what the account may do with the index."),
            _ => Of(new IndexError((int)response.Status, type, reason), $"{response.Node} ({doing})", found),
        };
    }

    /// <summary>The same for one of several answers, which has no address of its own.</summary>
    public static ShopVisionException Of(IndexError error, string where, string? found = null)
    {
        found ??= $"{error.Status} {error.Type} ({error.Reason})";
        var (code, advice) = CodeOf(error);
        return new ShopVisionException(code, $"Expected {where} to be done, found {Short(found)}. {advice}");
    }

    public static (ErrorCode Code, string Advice) CodeOf(IndexError error) => error switch
    {
        { Type: "circuit_breaking_exception" } or { Status: 429, Type: not "cluster_block_exception" } =>
            (ErrorCode.Overloaded, "The cluster is busy: try again a little later, or give it more memory or nodes."),
        { Type: "cluster_block_exception" } when error.Reason.Contains("no master", StringComparison.Ordinal) || error.Status == 503 =>
            (ErrorCode.IndexUnavailable, "The cluster is not ready: try again once it has a master."),
        { Type: "cluster_block_exception" } =>
            (ErrorCode.IndexReadOnly, "The index takes no writes, mostly because a disk is nearly full: make room, or lift the block (index.blocks.*)."),
        { Type: "index_not_found_exception" } => (ErrorCode.IndexMissing, "Ingest the catalog into this cluster first."),
        { Status: 502 or 503 or 504 } => (ErrorCode.IndexUnavailable, "Part of the cluster is away: try again once its health is not red."),
        { Type: "document_missing_exception" } => (ErrorCode.ProductNotFound, "Upsert the product with its images."),
        { Status: 400 } => (ErrorCode.IndexRequestRefused, "This should not happen: please report it with the message."),
        _ => (ErrorCode.IndexRequestRefused, "Look into the cluster's log."),
    };

    public static ShopVisionException SettingInvalid(string setting, string expected, string found) => new(
        ErrorCode.SettingInvalid, $"Expected the setting {ElasticsearchOptions.Section}:{setting} to be {expected}, found {found}.");

    public static ShopVisionException Missing(string index) => new(
        ErrorCode.IndexMissing, $"Expected a published index '{index}' in the cluster, found none. Ingest a catalog into it first.");

    public static ShopVisionException Locked(string index, string owner) => new(
        ErrorCode.IndexLocked,
        $"Expected to be the only writer of the index '{index}', found another one at work ({owner}). Wait until it is done, or stop it.");

    public static ShopVisionException LostLock(string index) => new(
        ErrorCode.IndexLocked,
        $"Expected to be still the only writer of the index '{index}', found that another one took the lock. What was acknowledged is kept; "
        + "open a new writer.");

    public static ShopVisionException GenerationNotFound(string index, string generation, IReadOnlyList<string> kept) => new(
        ErrorCode.GenerationNotFound,
        $"Expected a generation '{generation}' that was published before in '{index}', found none. "
        + (kept.Count == 0 ? "None is kept." : $"Choose one of these: {string.Join(", ", kept)}."));

    public static ShopVisionException GenerationLost(string index, string found) => new(
        ErrorCode.GenerationLost,
        $"Expected the generation under construction in '{index}' to hold what was written to it, found {found}. Nothing was published and the published "
        + "generation is as it was: start the rebuild again. Embeddings that were computed are kept.");

    public static ShopVisionException NotReady(string index, TimeSpan waited) => new(
        ErrorCode.IndexUnavailable,
        $"Expected the new generation of '{index}' to be ready on its nodes within {waited}, found that it is not. Nothing was published. Check the "
        + "cluster's health, or set Elasticsearch:Generations:ReadyWithin to more.");

    public static ShopVisionException VersionUnsupported(string index, int expected, string found) => new(
        ErrorCode.IndexVersionUnsupported,
        $"Expected schema version {expected} in the index '{index}', found {found}. Use the version of ShopVision that wrote it, or ingest the catalog "
        + "again with a rebuild.");

    public static ShopVisionException MappingDiffers(string index, IReadOnlyList<string> differences) => new(
        ErrorCode.IndexMappingDiffers,
        $"Expected the mapping of '{index}' as ShopVision makes it, found differences: {string.Join("; ", differences)}. Something else changed it: "
        + "ingest the catalog again with a rebuild.");

    public static ShopVisionException ReadingDiffers(string index, string held, string asked) => new(
        ErrorCode.IndexVersionUnsupported,
        $"Expected the words of the index '{index}' to have been read as the settings say ({asked}), found that they were read otherwise ({held}). "
        + "Ingest the catalog again with a rebuild, or set Index:Language back.");

    public static ShopVisionException QueryMismatch(string index, IndexModel held, Embedding query) => new(
        ErrorCode.ModelMismatch,
        $"The index '{index}' holds {held.Dimensions}-dimension vectors of '{held.Label}', "
        + $"but the query is a {query.Dimensions}-dimension vector. Search with the model that the index was made with.");

    private static (string Type, string Reason) ErrorOf(ElasticsearchResponse response)
    {
        try
        {
            using var document = response.Parse();
            return document.RootElement.TryGetProperty("error", out var error)
                ? (IndexError.Of((int)response.Status, error) is var read ? (read.Type, read.Reason) : default)
                : ("error", "");
        }
        catch (JsonException)
        {
            return ("an answer that is not JSON", "");
        }
    }

    private static string Short(string text) => text.Length <= LongestReason ? text : text[..LongestReason] + "…";
}
