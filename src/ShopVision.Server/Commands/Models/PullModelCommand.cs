using System.CommandLine;
using System.Text.Json;
using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Core.Errors;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Models;

internal sealed class PullModelCommand : Command
{
    private static readonly Argument<string> NameOrAddress = new("NAME|URL")
    {
        Description = "A known model (see 'models list --known'), or the address of a published folder or of a model.json.",
    };

    private static readonly Option<string?> Out = new("--out") { Description = "The folder to make. Default: one by the model's name among the pulled models.", HelpName = "DIR" };
    private static readonly Option<bool> AcceptLicense = new("--accept-license") { Description = "Accept a licence that forbids commercial use." };

    public PullModelCommand() : base("pull", "Download a model, check its bytes and make it ready to use. A pull that broke off goes on where it was.")
    {
        Arguments.Add(NameOrAddress);
        foreach (Option option in (Option[])[Out, AcceptLicense, PublishedOptions.Precision, PublishedOptions.LogitScale, PublishedOptions.LogitBias, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = PullSettings.Load();
        var named = parsed.GetRequiredValue(NameOrAddress);
        var address = Uri.TryCreate(named, UriKind.Absolute, out var uri) ? uri : null;
        if (address is not null && !WebAddress.IsUsable(named))
            throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected the name of a model or an http or https address, found '{named}'. A folder on this machine needs no pull: name it with --model.");
        var known = address is null ? settings.Catalog().Find(named) : null;
        if (known is not null)
            LicenseQuestion.Ask(known, parsed.GetValue(AcceptLicense));

        var choices = parsed.PublishedChoices();
        var folder = parsed.GetValue(Out) ?? Path.Combine(
            ModelLocation.Pulled(settings.Options), FolderName(known?.Name ?? NameIn(address!), choices.Precision));
        using var pull = new ModelPull(settings.Hub, settings.Options, TimeProvider.System);
        var isJson = parsed.GetValue(CommonOptions.Json);
        var pulled = await PullProgressView.ShowAsync(isJson, progress => known is not null
            ? pull.PullAsync(known, choices, folder, progress, cancellationToken)
            : pull.PullAsync(address!, choices, folder, progress, cancellationToken));

        if (isJson)
            Console.WriteLine(JsonSerializer.Serialize(PulledModelDocument.Of(pulled), DocumentJson.Indented));
        else
            Print(pulled, parsed.GetValue(Out) is null ? Path.GetFileName(folder) : folder);
        return ExitCodes.Done;
    }

    private static string FolderName(string name, string? precision) => precision is null ? name : $"{name}-{precision}";

    /// <summary>The last word of the address that says something.</summary>
    private static string NameIn(Uri address)
    {
        string[] segments = [.. address.Segments.Select(segment => Uri.UnescapeDataString(segment.Trim('/'))).Where(segment => segment.Length > 0)];
        if (segments is [.., _, "resolve" or "tree", _])
            segments = segments[..^2];
        if (segments is [.., var last] && last.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            segments = segments[..^1];
        var name = segments.LastOrDefault() ?? address.Host;
        return string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')).TrimStart('.') is { Length: > 0 } safe
            ? safe
            : address.Host;
    }

    private static void Print(PulledModel pulled, string name)
    {
        foreach (var file in pulled.Files)
            Console.WriteLine($"{file.Sha256}  {file.Path}  ({Vouched(file.VouchedBy)})");
        if (pulled.Files.Any(file => file.VouchedBy == DigestSource.Nobody))
            Console.WriteLine("Nobody vouches for files marked \"as it came\": compare their digests with those of a source that you trust. model.json holds them to these from now on.");
        var model = ModelDocument.Of(pulled.Model);
        Console.WriteLine($"Pulled {model.Name} into {model.Folder}: {model.Dimensions} dimensions, {model.ImageSize} px, licence {model.License}.");
        Console.WriteLine($"Check it with 'shopvision models verify {name}', use it with --model {name}.");
    }

    private static string Vouched(DigestSource source) => source switch
    {
        DigestSource.Catalog => "as the catalogue says",
        DigestSource.Manifest => "as its model.json says",
        DigestSource.Hub => "as the hub says",
        _ => "as it came",
    };
}
