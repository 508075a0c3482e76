using ShopVision.Clip.ModelFolder.Published;

namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>
/// Fetches a model and puts it into a folder, which appears whole and readable or not at all. What came of a pull that broke off is kept beside
/// it, and the next one goes on from there. One pull at a time.
/// </summary>
public sealed class ModelPull : IDisposable
{
    private const long MostManifestBytes = 4 * 1024 * 1024;
    private const long MostGoldenBytes = 256 * 1024 * 1024;

    private readonly ModelHub _hub;
    private readonly ModelPullOptions _options;
    private readonly ModelHttp _http;
    private readonly FileDownload _download;

    public ModelPull(ModelHub hub, ModelPullOptions options, TimeProvider time)
    {
        (_hub, _options) = (hub, options);
        _http = new ModelHttp(hub, options);
        _download = new FileDownload(_http, options, time);
    }

    /// <summary>Fetches a model of the catalogue into a folder that does not exist yet.</summary>
    public async Task<PulledModel> PullAsync(
        KnownModel model, PublishedChoices choices, string folder, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        if (model.Obstacle is { } obstacle)
            throw DownloadFaults.NotPullable(model, obstacle);
        using var staging = StagingFolder.Open(folder);
        var origin = ModelHub.PublicFolderOf(model.Repository, model.Revision);
        // Sizes in the catalogue are rounded, and a branch moves.
        var limit = model.ApproximateBytes + (model.ApproximateBytes / 4) + MostManifestBytes;
        var source = new PublishedSource(_hub.FolderOf(model.Repository, model.Revision), origin, model.Digests, limit);
        var files = await FetchPublishedAsync(source, choices, staging, progress, cancellationToken).ConfigureAwait(false);
        Describe(staging, source, choices, manifest => manifest with
        {
            Name = model.Name,
            Revision = _download.Commit ?? model.Revision,
            License = model.License.Name,
            Source = WebAddress.Plain(origin),
        });
        return staging.Publish(files);
    }

    /// <summary>Fetches what lies at an address, a model.json with what it names or a folder as models are published, into a folder that does not exist yet.</summary>
    public async Task<PulledModel> PullAsync(
        Uri address, PublishedChoices choices, string folder, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        using var staging = StagingFolder.Open(folder);
        var isManifest = address.AbsolutePath.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        var manifest = isManifest ? address : new Uri(_hub.FolderAt(address), ManifestReader.FileName);
        var files = await FetchDescribedAsync(manifest, isManifest, staging, progress, cancellationToken).ConfigureAwait(false);
        if (files is not null)
            return staging.Publish(files);

        var source = new PublishedSource(_hub.FolderAt(address), _hub.FolderAt(address), new Dictionary<string, string>(), _options.MaxBytes);
        files = await FetchPublishedAsync(source, choices, staging, progress, cancellationToken).ConfigureAwait(false);
        Describe(staging, source, choices, read => read with
        {
            Name = staging.ModelName,
            Revision = _download.Commit ?? read.Revision,
            Source = WebAddress.Plain(source.Origin),
        });
        return staging.Publish(files);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Null where there is no model.json and none was asked for.</summary>
    private async Task<List<PulledFile>?> FetchDescribedAsync(
        Uri address, bool isRequired, StagingFolder staging, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        var description = Beside(address, ManifestReader.FileName) with { Address = address, IsOptional = !isRequired };
        if ((await FetchAsync([description], staging, MostManifestBytes, progress: null, cancellationToken).ConfigureAwait(false)).Count == 0)
            return null;

        var manifest = ManifestReader.Read(staging.Path);
        var files = manifest.Files.Select(file => Beside(address, file.Path) with
        {
            Address = AddressOf(file, address),
            Sha256 = file.Sha256,
            VouchedBy = DigestSource.Manifest,
            Bytes = file.Bytes,
        });
        var fetched = await FetchAsync(files, staging, _options.MaxBytes, progress, cancellationToken).ConfigureAwait(false);
        if (manifest.Goldens is { } goldens)
        {
            // Numbers and pictures to verify the model with: nobody vouches for them, but they change no vector.
            fetched.AddRange(await FetchAsync([Beside(address, goldens)], staging, MostGoldenBytes, progress, cancellationToken).ConfigureAwait(false));
            var pictures = Goldens.Read(staging.PathOf(goldens)).Images.Select(image => Beside(address, image.File));
            fetched.AddRange(await FetchAsync(pictures, staging, MostGoldenBytes, progress, cancellationToken).ConfigureAwait(false));
        }

        return fetched;
    }

    private async Task<List<PulledFile>> FetchPublishedAsync(
        PublishedSource source, PublishedChoices choices, StagingFolder staging, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        var fetched = new List<PulledFile>();
        await AddAsync(PublishedFiles.Configurations, isOptional: true).ConfigureAwait(false);
        if (fetched.Count == 0)
            throw DownloadFaults.NoModel(source.Address);
        await AddAsync(PublishedFiles.Candidates(choices), isOptional: true).ConfigureAwait(false);
        if (PublishedFiles.CombinedExport(staging.Path, choices, fetched) is { } combined)
            await AddAsync([combined], isOptional: true).ConfigureAwait(false);
        string[] graphs = [.. fetched.Select(file => file.Path).Where(PublishedFiles.IsGraph)];
        await AddAsync(graphs.SelectMany(graph => PublishedFiles.WeightsOf(graph, staging.PathOf(graph))), isOptional: false).ConfigureAwait(false);
        return fetched;

        async Task AddAsync(IEnumerable<string> paths, bool isOptional)
        {
            var files = paths.Select(path => source.File(path, isOptional));
            var rest = source.Limit - fetched.Sum(file => file.Bytes);
            fetched.AddRange(await FetchAsync(files, staging, rest, progress, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<List<PulledFile>> FetchAsync(
        IEnumerable<RemoteFile> files, StagingFolder staging, long limit, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        var fetched = new List<PulledFile>();
        foreach (var file in files)
        {
            if (await _download.FetchAsync(file, staging.Path, limit, progress, cancellationToken).ConfigureAwait(false) is { } found)
            {
                PartFile.Finish(staging.PathOf(file.Path));
                fetched.Add(found);
                limit -= found.Bytes;
            }
            else
            {
                PartFile.Forget(staging.PathOf(file.Path));
            }
        }

        return fetched;
    }

    private static void Describe(StagingFolder staging, PublishedSource source, PublishedChoices choices, Func<ModelManifest, ModelManifest> complete)
    {
        var manifest = complete(PublishedLayout.Read(staging.Path, choices))
            .WithFiles(file => file with { Url = WebAddress.Plain(new Uri(source.Origin, file.Path)) });
        AtomicFile.Write(staging.PathOf(ManifestReader.FileName), ManifestWriter.ToJson(manifest));
    }

    private static RemoteFile Beside(Uri manifest, string path)
    {
        var address = new Uri(manifest, path);
        return new RemoteFile { Path = path, Address = address, Url = WebAddress.Plain(address) };
    }

    /// <summary>What model.json says, from where it lies; without a word of it, beside it.</summary>
    private static Uri AddressOf(ManifestFile file, Uri manifest)
    {
        var address = new Uri(manifest, file.Url ?? file.Path);
        return WebAddress.IsUsable(address) && (manifest.Scheme != Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw DownloadFaults.WrongRedirect(manifest, address);
    }
}
