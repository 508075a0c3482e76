namespace ShopVision.Core.Errors;

/// <summary>
/// A stable name for what went wrong, the same in exceptions, reports and HTTP answers.
/// <paramref name="IsTransient"/> says that the same call may succeed later.
/// </summary>
public sealed record ErrorCode(string Name, bool IsTransient = false)
{
    // Requests
    public static readonly ErrorCode InvalidRequest = new("invalid-request");
    public static readonly ErrorCode InvalidFilter = new("invalid-filter");
    public static readonly ErrorCode NothingToSearchBy = new("nothing-to-search-by");
    public static readonly ErrorCode PageTooDeep = new("page-too-deep");
    public static readonly ErrorCode CursorInvalid = new("cursor-invalid");
    public static readonly ErrorCode CursorExpired = new("cursor-expired");
    public static readonly ErrorCode UnknownComposition = new("unknown-composition");
    public static readonly ErrorCode ProductNotFound = new("product-not-found");
    public static readonly ErrorCode UploadTooLarge = new("upload-too-large");
    public static readonly ErrorCode MediaTypeUnsupported = new("media-type-unsupported");
    public static readonly ErrorCode RequestForbidden = new("request-forbidden");

    // Images
    public static readonly ErrorCode ImageMissing = new("image-missing");
    public static readonly ErrorCode ImageOutsideFolder = new("image-outside-folder");
    public static readonly ErrorCode ImageAddressBlocked = new("image-address-blocked");
    public static readonly ErrorCode ImageFetchFailed = new("image-fetch-failed", IsTransient: true);
    public static readonly ErrorCode ImageNotFound = new("image-not-found");
    public static readonly ErrorCode ImageUnsupported = new("image-unsupported");
    public static readonly ErrorCode ImageBroken = new("image-broken");
    public static readonly ErrorCode ImageTooLarge = new("image-too-large");
    public static readonly ErrorCode ImageTooSlow = new("image-too-slow");
    public static readonly ErrorCode ImageWithoutDirection = new("image-without-direction");

    // Inputs and outputs of commands
    public static readonly ErrorCode TextsMissing = new("texts-missing");
    public static readonly ErrorCode TextsInvalid = new("texts-invalid");
    public static readonly ErrorCode OutputTaken = new("output-taken");
    public static readonly ErrorCode ExportInvalid = new("export-invalid");

    // Models
    public static readonly ErrorCode ModelMissing = new("model-missing");
    public static readonly ErrorCode ModelInvalid = new("model-invalid");
    public static readonly ErrorCode ModelMismatch = new("model-mismatch");
    public static readonly ErrorCode DeviceMissing = new("device-missing");
    public static readonly ErrorCode Overloaded = new("overloaded", IsTransient: true);
    public static readonly ErrorCode ModelPrecisionUnverified = new("model-precision-unverified");
    public static readonly ErrorCode ModelPrecisionTooLow = new("model-precision-too-low");
    public static readonly ErrorCode DownloadFailed = new("download-failed", IsTransient: true);
    public static readonly ErrorCode DownloadRefused = new("download-refused");
    public static readonly ErrorCode DigestMismatch = new("digest-mismatch");
    public static readonly ErrorCode LicenseNotAccepted = new("license-not-accepted");

    // Feeds
    public static readonly ErrorCode FeedMissing = new("feed-missing");
    public static readonly ErrorCode FeedFetchFailed = new("feed-fetch-failed", IsTransient: true);
    public static readonly ErrorCode FeedInvalid = new("feed-invalid");
    public static readonly ErrorCode FeedColumnMissing = new("feed-column-missing");
    public static readonly ErrorCode FeedFormatUnknown = new("feed-format-unknown");
    public static readonly ErrorCode ProductDuplicate = new("product-duplicate");
    public static readonly ErrorCode ProductInvalid = new("product-invalid");

    // Runs
    public static readonly ErrorCode RunNotFound = new("run-not-found");
    public static readonly ErrorCode RunEnded = new("run-ended");
    public static readonly ErrorCode RunOpen = new("run-open");
    public static readonly ErrorCode RunWorkerLost = new("run-worker-lost");
    public static readonly ErrorCode ApprovalNeeded = new("approval-needed");
    public static readonly ErrorCode ScheduleInvalid = new("schedule-invalid");
    public static readonly ErrorCode ScheduleNotFound = new("schedule-not-found");

    // The database that keeps runs
    public static readonly ErrorCode StateUnavailable = new("state-unavailable", IsTransient: true);
    public static readonly ErrorCode StateAccessDenied = new("state-access-denied");
    public static readonly ErrorCode StateVersionUnsupported = new("state-version-unsupported");
    public static readonly ErrorCode StateRefused = new("state-refused");

    // Index and data folder
    public static readonly ErrorCode IndexMissing = new("index-missing");
    public static readonly ErrorCode IndexVersionUnsupported = new("index-version-unsupported");
    public static readonly ErrorCode IndexDamaged = new("index-damaged");
    public static readonly ErrorCode IndexLocked = new("index-locked", IsTransient: true);
    public static readonly ErrorCode GenerationNotFound = new("generation-not-found");
    public static readonly ErrorCode GenerationLost = new("generation-lost", IsTransient: true);
    public static readonly ErrorCode IndexUnavailable = new("index-unavailable", IsTransient: true);
    public static readonly ErrorCode IndexServerUnsupported = new("index-server-unsupported");
    public static readonly ErrorCode IndexServerUntrusted = new("index-server-untrusted");
    public static readonly ErrorCode IndexAccessDenied = new("index-access-denied");
    public static readonly ErrorCode IndexReadOnly = new("index-read-only", IsTransient: true);
    public static readonly ErrorCode IndexMappingDiffers = new("index-mapping-differs");
    public static readonly ErrorCode IndexRequestRefused = new("index-request-refused");
    public static readonly ErrorCode DataFolderUnusable = new("data-folder-unusable");
    public static readonly ErrorCode DiskFull = new("disk-full", IsTransient: true);

    // Evaluation
    public static readonly ErrorCode TruthInvalid = new("truth-invalid");

    // Hosts
    public static readonly ErrorCode AddressInUse = new("address-in-use");
    public static readonly ErrorCode SettingInvalid = new("setting-invalid");
    public static readonly ErrorCode SynonymsInvalid = new("synonyms-invalid");
    public static readonly ErrorCode NativeLibraryMissing = new("native-library-missing");
    public static readonly ErrorCode Internal = new("internal");

    /// <summary>True where a picture is at fault, and not its product, feed or model: a batch then goes on without it.</summary>
    public bool IsAboutImage => Name.StartsWith("image-", StringComparison.Ordinal);

    public override string ToString() => Name;
}
