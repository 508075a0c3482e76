using System.CommandLine;
using System.Text.Json;
using ShopVision.Clip;
using ShopVision.Clip.ModelFolder;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Models;

internal sealed class ExportGoldensCommand : Command
{
    private static readonly Argument<string> Model = new("MODEL") { Description = "A model folder with a model.json, or the name of a model that is here." };
    private static readonly Option<string?> Images = new("--images") { Description = "A folder with up to 64 pictures to take along. Default: drawn ones.", HelpName = "DIR" };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The folder to make in the model's folder.",
        HelpName = "NAME",
        DefaultValueFactory = _ => GoldensExporter.DefaultFolder,
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace goldens that the model has already." };

    public ExportGoldensCommand() : base("export-goldens", "Write down what a model answers here, for 'models verify' to hold other machines and later versions to.")
    {
        Arguments.Add(Model);
        foreach (Option option in (Option[])[Images, Out, Force, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var model = ClipModel.Open(ModelLocation.Resolve(parsed.GetRequiredValue(Model)));
        var images = parsed.GetValue(Images) is { } folder ? ImageFolder.FilesIn(folder) : null;
        var options = SettingsFile.Load().Bind<ClipOptions>(ClipOptions.Section);
        var written = await GoldensExporter.ExportAsync(
            model, parsed.GetRequiredValue(Out), images, parsed.GetValue(Force), options, cancellationToken);
        Console.WriteLine(parsed.GetValue(CommonOptions.Json)
            ? JsonSerializer.Serialize(new { folder = model.Folder, texts = written.Texts, images = written.Images }, DocumentJson.Indented)
            : $"Wrote what {model.Description.Label} answers to {written.Texts} texts and {written.Images} pictures into {model.Folder}. 'shopvision models verify' checks it.");
        return ExitCodes.Done;
    }
}
