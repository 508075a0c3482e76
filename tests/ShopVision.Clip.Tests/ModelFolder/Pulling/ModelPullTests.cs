using System.Text.Json.Nodes;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Clip.Tests.ModelFolder.Published;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Pulling;

public sealed class ModelPullTests : IAsyncDisposable
{
    private const string Repository = "someone/tiny-clip";

    private readonly FileServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly PublishedFolder _published = PublishedFolder.Clip();
    private readonly ModelPullOptions _options = new() { Attempts = 2 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Target => _folder.File("models/pulled");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
        _published.Dispose();
    }

    [Fact]
    public async Task A_published_folder_is_pulled_and_embeds_as_it_did_at_home()
    {
        _server.Publish(_published.Path, "tiny/");

        var pulled = await PullAsync(new Uri(_server.Address, "tiny"));

        using var home = ClipEmbedder.Load(_published.Path, new ClipOptions());
        using var away = ClipEmbedder.Load(Target, new ClipOptions());
        var (here, there) = (await EmbedAsync(home), await EmbedAsync(away));
        Assert.Equal(here.Values, there.Values);
        Assert.Equal(home.Model.Fingerprint, pulled.Model.Description.Fingerprint);
        Assert.Equal(("pulled", $"{_server.Address}tiny/"), (pulled.Model.Description.Name, pulled.Model.Source));
        Assert.All(pulled.Files, file => Assert.Equal(DigestSource.Nobody, file.VouchedBy));
    }

    [Fact]
    public async Task Nothing_but_the_model_is_left()
    {
        _server.Publish(_published.Path, "tiny/");

        await PullAsync(new Uri(_server.Address, "tiny/"));

        string[] expected = [.. Directory.GetFiles(_published.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_published.Path, file)), "model.json"];
        Assert.Equal(expected.Order(), Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Target, file)).Order());
        Assert.Equal(["pulled"], Directory.GetFileSystemEntries(_folder.File("models")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_SigLIP_comes_with_the_export_that_holds_its_scale()
    {
        using var siglip = PublishedFolder.Siglip();
        _server.Publish(siglip.Path);

        var pulled = await PullAsync(_server.Address);

        Assert.Equal(ClipModel.Open(siglip.Path).Description.Scoring, pulled.Model.Description.Scoring);
    }

    [Fact]
    public async Task A_folder_with_a_manifest_brings_what_it_names_and_its_goldens()
    {
        using var tiny = new TinyClipFolder();
        tiny.Edit(model => model["goldens"] = new JsonObject { ["path"] = "goldens/goldens.json" });
        Directory.CreateDirectory(Path.Combine(tiny.Path, "goldens"));
        File.WriteAllText(Path.Combine(tiny.Path, "goldens/goldens.json"), """{ "minCosine": 0.9, "texts": [], "images": [ { "file": "goldens/a.png", "sha256OfPixels": "", "embedding": [] } ] }""");
        File.WriteAllText(Path.Combine(tiny.Path, "goldens/a.png"), "a picture");
        _server.Publish(tiny.Path);

        var pulled = await PullAsync(new Uri(_server.Address, "model.json"));

        Assert.Equal(ClipModel.Open(tiny.Path).Description.Fingerprint, pulled.Model.Description.Fingerprint);
        Assert.Equal(File.ReadAllBytes(tiny.ManifestPath), File.ReadAllBytes(Path.Combine(Target, "model.json")));
        Assert.True(File.Exists(Path.Combine(Target, "goldens/a.png")));
        Assert.All(pulled.Files.Take(4), file => Assert.Equal(DigestSource.Manifest, file.VouchedBy));
    }

    [Fact]
    public async Task A_manifest_may_say_that_its_files_lie_elsewhere()
    {
        using var tiny = new TinyClipFolder();
        await using var elsewhere = new FileServer();
        elsewhere.Files["blob"] = File.ReadAllBytes(Path.Combine(tiny.Path, "merges.txt"));
        File.Delete(Path.Combine(tiny.Path, "merges.txt"));
        tiny.Edit(model => model["text"]!["tokenizerFiles"]!["merges"]!["url"] = new Uri(elsewhere.Address, "blob").ToString());
        _server.Publish(tiny.Path);

        await PullAsync(_server.Address);

        Assert.Single(elsewhere.Requests);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/secret")]
    [InlineData("a/../../secret")]
    public async Task A_manifest_cannot_write_outside_the_folder(string path)
    {
        using var tiny = new TinyClipFolder();
        tiny.Edit(model => model["text"]!["tokenizerFiles"]!["merges"]!["path"] = path);
        _server.Publish(tiny.Path);

        Assert.Equal(ErrorCode.ModelInvalid, (await FaultAsync(_server.Address)).Code);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task Bytes_that_the_manifest_does_not_know_leave_no_model()
    {
        using var tiny = new TinyClipFolder();
        _server.Publish(tiny.Path);
        _server.Files["merges.txt"][^2] ^= 1;

        var fault = await FaultAsync(_server.Address);

        Assert.Equal(ErrorCode.DigestMismatch, fault.Code);
        Assert.Contains("merges.txt", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task The_next_pull_fetches_only_what_is_missing()
    {
        _server.Publish(_published.Path);
        _server.Misbehave = request => request.Path.EndsWith("text_model.onnx", StringComparison.Ordinal) ? new FileReply(500) : null;
        await FaultAsync(_server.Address);
        Assert.False(Directory.Exists(Target));
        var before = _server.Requests.Count;
        _server.Misbehave = _ => null;

        await PullAsync(_server.Address);

        var image = Assert.Single(_server.Requests.Skip(before), request => request.Path.EndsWith("vision_model.onnx", StringComparison.Ordinal));
        Assert.NotNull(image.Header("If-None-Match"));
    }

    [Fact]
    public async Task An_address_without_a_model_is_said_to_be_one()
    {
        var fault = await FaultAsync(new Uri(_server.Address, "nothing/here/"));
        Assert.Equal(ErrorCode.DownloadRefused, fault.Code);
        Assert.Contains("'open_clip_config.json'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_already_is_not_touched()
    {
        _folder.Write("models/pulled/mine.txt", "mine");
        Assert.Equal(ErrorCode.InvalidRequest, (await FaultAsync(_server.Address)).Code);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_known_model_comes_from_the_mirror_and_names_its_origin()
    {
        const string Commit = "0123456789012345678901234567890123456789";
        _server.Publish(_published.Path, $"{Repository}/resolve/main/");
        _server.Misbehave = request => _server.Behave(request).With("X-Repo-Commit", Commit);

        var pulled = await PullAsync(Known());

        Assert.Equal(("tiny", Commit), (pulled.Model.Description.Name, pulled.Model.Description.Revision));
        Assert.Equal(("MIT", $"https://huggingface.co/{Repository}/resolve/main/"), (pulled.Model.License, pulled.Model.Source));
        Assert.Equal($"https://huggingface.co/{Repository}/resolve/main/merges.txt", pulled.Model.Manifest.Text.TokenizerFiles["merges"].Url);
    }

    [Fact]
    public async Task A_digest_of_the_catalogue_is_held_to()
    {
        _server.Publish(_published.Path, $"{Repository}/resolve/main/");
        var wrong = Known() with { Digests = new Dictionary<string, string> { ["merges.txt"] = new string('0', 64) } };

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => PullAsync(wrong));

        Assert.Equal(ErrorCode.DigestMismatch, fault.Code);
        Assert.Contains("merges.txt", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_much_larger_than_the_catalogue_says_is_refused()
    {
        _server.Publish(_published.Path, $"{Repository}/resolve/main/");
        _server.Files[$"{Repository}/resolve/main/onnx/vision_model.onnx"] = new byte[8 * 1024 * 1024];
        Assert.Equal(ErrorCode.DownloadRefused, (await Assert.ThrowsAsync<ShopVisionException>(() => PullAsync(Known()))).Code);
    }

    [Fact]
    public async Task A_model_that_cannot_be_used_as_published_is_refused_with_what_to_do()
    {
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => PullAsync(Known() with { Obstacle = "no ONNX export. Export it." }));
        Assert.Equal(ErrorCode.DownloadRefused, fault.Code);
        Assert.Contains("Export it.", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Another_precision_has_other_towers()
    {
        foreach (var tower in (string[])["vision_model", "text_model"])
            File.Move(_published.FileAt($"onnx/{tower}.onnx"), _published.FileAt($"onnx/{tower}_fp16.onnx"));
        _server.Publish(_published.Path, $"{Repository}/resolve/main/");
        using var pull = Pull();

        var pulled = await pull.PullAsync(Known(), new PublishedChoices { Precision = "fp16" }, Target, progress: null, Cancellation);

        Assert.Equal("onnx/vision_model_fp16.onnx", pulled.Model.Manifest.Image.File.Path);
    }

    [Theory]
    [InlineData("https://huggingface.co/someone/tiny-clip")]
    [InlineData("https://huggingface.co/someone/tiny-clip/tree/main")]
    public async Task The_address_of_a_page_at_the_hub_is_that_of_its_files(string page)
    {
        _server.Publish(_published.Path, $"{Repository}/resolve/main/");
        await PullAsync(new Uri(page));
        Assert.True(File.Exists(Path.Combine(Target, "model.json")));
    }

    private ModelPull Pull() => new(new ModelHub(_server.Address.ToString(), token: null), _options, new ImpatientTime());

    private async Task<PulledModel> PullAsync(Uri address)
    {
        using var pull = Pull();
        return await pull.PullAsync(address, PublishedChoices.None, Target, progress: null, Cancellation);
    }

    private async Task<PulledModel> PullAsync(KnownModel model)
    {
        using var pull = Pull();
        return await pull.PullAsync(model, PublishedChoices.None, Target, progress: null, Cancellation);
    }

    private Task<ShopVisionException> FaultAsync(Uri address) => Assert.ThrowsAsync<ShopVisionException>(() => PullAsync(address));

    private static async Task<Embedding> EmbedAsync(ClipEmbedder embedder) => (await embedder.EmbedTextsAsync(["a red shirt"], Cancellation))[0];

    private static KnownModel Known() => new()
    {
        Name = "tiny",
        Title = "Tiny",
        Repository = Repository,
        Revision = "main",
        Digests = new Dictionary<string, string>(),
        ApproximateBytes = 1_800_000,
        Dimensions = 64,
        ImageSize = 224,
        Obstacle = null,
        License = new ModelLicense("MIT", CommercialUse: true, "A note.", "https://example.org"),
    };
}
