using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>Where a published model keeps its tokenizer: <paramref name="Within"/> is a folder of the model's, with its slash, or empty.</summary>
internal sealed record TokenizerFolder(string Model, string Within = "")
{
    public const string FastFile = "tokenizer.json";
    private const string ConfigFile = "tokenizer_config.json";

    public string ConfigPath => PathOf(ConfigFile);

    public string PathOf(string file) => Path.Combine(Model, Within + file);

    public bool Has(string file) => File.Exists(PathOf(file));

    /// <summary>Files by the names that model.json gives them.</summary>
    public IReadOnlyDictionary<string, string> Named(params ReadOnlySpan<(string Name, string File)> files)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, file) in files)
            named[name] = Within + file;
        return named;
    }

    /// <summary>Null where the tokenizer has no configuration.</summary>
    public T? ReadConfig<T>(Func<ManifestNode, string, T> read)
        where T : class => Has(ConfigFile) ? ManifestNode.ReadFile(ConfigPath, config => read(config, ConfigPath)) : null;

    public ShopVisionException Missing(params ReadOnlySpan<string?> files) => new(
        ErrorCode.ModelMissing,
        $"Expected the file {string.Join(" or ", files.ToArray().Select(file => $"'{PathOf(file!)}'"))}, which is missing. Add it from the repository that the model was exported from.");

    /// <summary>The class of tokenizer, from a closed list; another one is told what there is.</summary>
    public static string ExpectClass(ManifestNode config, params ReadOnlySpan<string> classes)
    {
        var name = config.Text("tokenizer_class");
        return classes.Contains(name)
            ? name
            : throw config.Fault(
                "tokenizer_class",
                $"one of {string.Join(", ", classes!)}",
                $"\"{name}\". ShopVision reads CLIP's byte pairs, SigLIP's unigrams and BERT's word pieces, each beside the networks trained with them: use such a model");
    }
}
