using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Clip.ModelFolder;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Models;

internal sealed class ListModelsCommand : Command
{
    public ListModelsCommand() : base("list", "List the models that stand beside the executable.")
    {
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction((parsed, _) => Task.FromResult(Run(parsed)));
    }

    private static int Run(ParseResult parsed)
    {
        var models = ModelLocation.ShippedNames().Select(name => ModelDocument.Of(ClipModel.Open(ModelLocation.Resolve(name)))).ToList();
        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(models, DocumentJson.Indented));
        else
            foreach (var model in models)
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{model.Name}@{model.Revision}  {model.Dimensions} dimensions, {model.ImageSize} px, {model.Bytes / 1e6:0.0} MB, {model.License}\n  fingerprint {model.Fingerprint}\n  {model.Folder}"));
        return ExitCodes.Done;
    }
}
