using System.CommandLine;

namespace ShopVision.Server.Commands.Inputs;

/// <summary>Errors in lines are answers; only <c>--strict</c> makes them the command's own.</summary>
internal static class Strictness
{
    public static Option<bool> Option { get; } = new("--strict")
    {
        Description = $"Exit with {ExitCodes.DoneWithRefusals} where a line is an error; else every answered line is a success.",
    };

    public static int ExitCodeFor(this ParseResult parsed, long errors) =>
        errors > 0 && parsed.GetValue(Option) ? ExitCodes.DoneWithRefusals : ExitCodes.Done;
}
