using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Core.Errors;
using Spectre.Console;

namespace ShopVision.Server.Commands.Models;

/// <summary>Shows a model's licence before it is pulled. One that forbids commercial use must be accepted.</summary>
internal static class LicenseQuestion
{
    public static void Ask(KnownModel model, bool isAccepted)
    {
        var license = model.License;
        // On standard error: what is printed for programs stays clean.
        Console.Error.WriteLine($"{model.Title}: {license.Name}. {license.Note} ({license.Source})");
        if (license.CommercialUse is not false || isAccepted)
            return;
        if (!Console.IsInputRedirected && !Console.IsOutputRedirected
            && AnsiConsole.Confirm("This licence forbids commercial use. Do you accept it?", defaultValue: false))
            return;
        throw new ShopVisionException(
            ErrorCode.LicenseNotAccepted,
            $"Expected the licence of '{model.Name}' to be accepted, because it forbids commercial use, found no yes. Read it at {license.Source} and pull with --accept-license, or choose another model.");
    }
}
