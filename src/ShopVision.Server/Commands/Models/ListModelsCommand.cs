using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Core.Errors;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Models;

internal sealed class ListModelsCommand : Command
{
    private static readonly Option<bool> Known = new("--known") { Description = "List the models that can be pulled by name, with their licences, instead." };

    public ListModelsCommand() : base("list", "List the models that are here: shipped with the executable, or pulled.")
    {
        Options.Add(Known);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction((parsed, _) => Task.FromResult(Run(parsed)));
    }

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(Known))
            ListKnown(PullSettings.Load().Catalog().Models, parsed.GetValue(CommonOptions.Json));
        else
            ListInstalled(parsed.GetValue(CommonOptions.Json));
        return ExitCodes.Done;
    }

    private static void ListInstalled(bool isJson)
    {
        var models = new List<ModelDocument>();
        foreach (var folder in ModelLocation.Installed())
            try
            {
                models.Add(ModelDocument.Of(ClipModel.Open(folder)));
            }
            catch (ShopVisionException exception)
            {
                // One that cannot be read must not hide the others.
                Console.Error.WriteLine($"{Path.GetFileName(folder)}: [{exception.Code}] {exception.Message}");
            }

        if (isJson)
            Console.WriteLine(JsonSerializer.Serialize(models, DocumentJson.Indented));
        else
            foreach (var model in models)
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{model.Name}@{model.Revision}  {model.Dimensions} dimensions, {model.ImageSize} px, {model.Bytes / 1e6:0.0} MB, {model.License}\n  fingerprint {model.Fingerprint}\n  {model.Folder}"));
    }

    private static void ListKnown(IReadOnlyList<KnownModel> models, bool isJson)
    {
        if (isJson)
            Console.WriteLine(JsonSerializer.Serialize(models.Select(KnownModelDocument.Of), DocumentJson.Indented));
        else
            foreach (var model in models)
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{model.Name}  {model.Title}: {model.Dimensions} dimensions, {model.ImageSize} px, about {model.ApproximateBytes / 1e6:0} MB\n  {model.License.Name}, commercial use {KnownModelDocument.Of(model).CommercialUse}. {model.License.Note}{(model.Obstacle is null ? "" : $"\n  Cannot be pulled: {model.Obstacle}")}"));
    }
}
