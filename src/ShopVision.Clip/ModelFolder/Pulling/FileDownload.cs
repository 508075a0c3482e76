using System.Net;
using System.Net.Http.Headers;

namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>
/// Fetches one file, going on where an earlier attempt, of this run or another, broke off. Whatever the server does, the bytes are those of one
/// version of the file, have the digest that is known of it, and are no more than the limit.
/// </summary>
internal sealed class FileDownload(ModelHttp http, ModelPullOptions options, TimeProvider time)
{
    /// <summary>A server that was never reached is asked this often: waiting long for a network that is not there helps nobody.</summary>
    private const int AttemptsWithoutAnswer = 2;

    /// <summary>The commit that the hub's branch stands at, once a file came from there.</summary>
    public string? Commit { get; private set; }

    /// <summary>Null where the file is not there and need not be.</summary>
    public async Task<PulledFile?> FetchAsync(
        RemoteFile file, string folder, long limit, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        using var part = await PartFile.OpenAsync(Path.Combine(folder, file.Path), cancellationToken).ConfigureAwait(false);
        if (part.State.IsWhole && file.Sha256 is not null && part.Sha256 == file.Sha256)
            return new PulledFile(file.Path, part.Length, part.Sha256, file.VouchedBy);

        var (failures, furthest, wasAnswered) = (0, part.Length, false);
        while (true)
        {
            try
            {
                var source = await AttemptAsync(file, part, limit, () => wasAnswered = true, progress, cancellationToken).ConfigureAwait(false);
                return source is { } vouchedBy ? new PulledFile(file.Path, part.Length, part.Sha256, vouchedBy) : null;
            }
            catch (Exception exception) when (IsTransient(exception, cancellationToken))
            {
                // Going back over the same bytes again and again is not getting further.
                failures = part.Length > furthest ? 1 : failures + 1;
                furthest = Math.Max(furthest, part.Length);
                var found = Describe(exception);
                if (failures >= (wasAnswered ? options.Attempts : Math.Min(AttemptsWithoutAnswer, options.Attempts)))
                    throw DownloadFaults.Failed(file, found, exception);
                progress?.Report(new PullProgress(file.Path, part.Length, null) { Setback = found });
                await Task.Delay(Backoff.After(failures, (exception as TransientDownloadException)?.RetryAfter), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<DigestSource?> AttemptAsync(
        RemoteFile file, PartFile part, long limit, Action onAnswer, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Patience);
        using var answer = await http.GetAsync(file.Address, headers => AskFor(part, headers), patience.Token).ConfigureAwait(false);
        onAnswer();
        Commit ??= answer.Commit;
        if (answer.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return file.IsOptional ? null : throw DownloadFaults.Missing(file);

        var resumes = part.Length > 0;
        if (!part.State.IsWhole || answer.Response.StatusCode != HttpStatusCode.NotModified)
        {
            resumes = Accept(file, part, answer);
            await CopyAsync(file, part, answer, limit, patience, progress).ConfigureAwait(false);
        }

        return Verify(file, part, resumes);
    }

    private static void AskFor(PartFile part, HttpRequestHeaders headers)
    {
        // Bytes of a version that cannot be told from others are fetched anew.
        if (part.Length == 0 || part.State.Validator is not { } validator)
            return;
        if (part.State.IsWhole)
        {
            headers.TryAddWithoutValidation(validator.StartsWith('"') ? "If-None-Match" : "If-Modified-Since", validator);
            return;
        }

        headers.Range = new RangeHeaderValue(part.Length, null);
        headers.TryAddWithoutValidation("If-Range", validator);
    }

    /// <summary>True where the answer goes on with what is here, false where it begins anew.</summary>
    private bool Accept(RemoteFile file, PartFile part, FileAnswer answer)
    {
        var response = answer.Response;
        var state = new PartState(answer.Validator, answer.LinkedSha256, IsWhole: false);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                part.Restart(state);
                return false;
            case HttpStatusCode.PartialContent
                when response.Content.Headers.ContentRange?.From == part.Length && part.Length > 0 && part.State == state:
                return true;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                part.Restart(PartState.Nothing);
                throw new TransientDownloadException("another version of the file than the one begun with.");
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                throw DownloadFaults.Unavailable(response.StatusCode, response.Headers.RetryAfter, time.GetUtcNow());
            default:
                throw DownloadFaults.Refused(file, response.StatusCode);
        }
    }

    private async Task CopyAsync(
        RemoteFile file, PartFile part, FileAnswer answer, long limit, CancellationTokenSource patience, IProgress<PullProgress>? progress)
    {
        var total = answer.Response.Content.Headers.ContentLength is { } rest ? part.Length + rest : (long?)null;
        ThrowIfUnfit(file, part, total ?? part.Length, isWhole: total is not null, limit);
        var buffer = new byte[128 * 1024];
        await using var content = await answer.Response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
        while (true)
        {
            patience.CancelAfter(options.Patience);
            var read = await content.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
            if (read == 0)
                break;
            ThrowIfUnfit(file, part, part.Length + read, isWhole: false, limit);
            part.Append(buffer.AsSpan(0, read));
            progress?.Report(new PullProgress(file.Path, part.Length, total));
        }

        if (total is { } announced && part.Length != announced)
            throw new TransientDownloadException($"an end after {part.Length} of {announced} bytes.");
        ThrowIfUnfit(file, part, part.Length, isWhole: true, limit);
    }

    private static void ThrowIfUnfit(RemoteFile file, PartFile part, long length, bool isWhole, long limit)
    {
        var fault = file.Bytes is { } known && (isWhole ? length != known : length > known) ? DownloadFaults.WrongLength(file, length)
            : length > limit ? DownloadFaults.TooLarge(file, limit)
            : null;
        if (fault is null)
            return;
        part.Restart(PartState.Nothing);
        throw fault;
    }

    private static DigestSource Verify(RemoteFile file, PartFile part, bool resumed)
    {
        var (expected, vouchedBy) = file.Sha256 is not null ? (file.Sha256, file.VouchedBy)
            : part.State.LinkedSha256 is { } linked ? (linked, DigestSource.Hub)
            : (null, DigestSource.Nobody);
        var found = part.Sha256;
        if (expected is null || found == expected)
        {
            part.Complete();
            return vouchedBy;
        }

        part.Restart(PartState.Nothing);
        throw resumed
            ? new TransientDownloadException($"the sha256 {found} where {expected} was expected, after going on with an earlier part.")
            : DownloadFaults.WrongDigest(file, expected, found);
    }

    private static bool IsTransient(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        // Faults of this machine's disk are translated where they arise: what is left is the network's.
        TransientDownloadException or HttpRequestException or IOException => true,
        _ => false,
    };

    private string Describe(Exception exception) => exception switch
    {
        OperationCanceledException => $"silence for {options.Patience.TotalSeconds:0.#} seconds.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "no address for this host; is there a network?",
        _ => exception.Message.TrimEnd('.') + ".",
    };
}
