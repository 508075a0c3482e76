using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Core.Errors;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Models;

/// <summary>What settings and environment say of pulling. The token comes from the environment alone, so that no file holds it.</summary>
internal sealed record PullSettings(ModelPullOptions Options, ModelHub Hub)
{
    /// <summary>As other tools for Hugging Face name them.</summary>
    private const string EndpointVariable = "HF_ENDPOINT";
    private const string TokenVariable = "HF_TOKEN";

    public static PullSettings Load()
    {
        var options = SettingsFile.Load().Bind<ModelPullOptions>(ModelPullOptions.Section);
        var endpoint = options.Mirror ?? Environment.GetEnvironmentVariable(EndpointVariable);
        if (string.IsNullOrWhiteSpace(endpoint))
            endpoint = null;
        return endpoint is null || WebAddress.IsUsable(endpoint)
            ? new PullSettings(options, new ModelHub(endpoint, Environment.GetEnvironmentVariable(TokenVariable)))
            : throw new ShopVisionException(
                ErrorCode.SettingInvalid, $"Expected {EndpointVariable} to be an http or https address, found '{endpoint}'. Correct it, or set Models:Mirror.");
    }

    public ModelCatalog Catalog() => ModelCatalog.Read(Options.Catalog ?? ModelLocation.ShippedCatalog);
}
