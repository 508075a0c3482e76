namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// The networks' activation. The graphs compute it whatever the configuration says; one that no export is known to have means that the
/// configuration is of another kind of network.
/// </summary>
internal static class Activation
{
    private const string Field = "hidden_act";

    // As transformers names them.
    private static readonly string[] _known =
        ["quick_gelu", "gelu", "gelu_new", "gelu_fast", "gelu_pytorch_tanh", "gelu_python", "relu", "silu", "swish", "mish", "tanh"];

    public static void ThrowIfUnknown(ManifestNode? tower)
    {
        if (tower is not null && tower.Has(Field))
            _ = tower.Word(Field, [.. _known.Select(name => (name, true))]);
    }
}
