using System.CommandLine;
using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands;

/// <summary>Runs a command's work and turns its faults into one line on standard error and an exit code: never a stack trace.</summary>
internal static class CommandFailure
{
    /// <summary>Set to 1 to have faults that ShopVision does not know of printed with their stack trace.</summary>
    public const string DebugVariable = "SHOPVISION_DEBUG";

    public static void SetGuardedAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> work) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await work(parsed, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("Cancelled.");
                return ExitCodes.Failed;
            }
            catch (ShopVisionException exception)
            {
                return await FailAsync(parsed, exception.Code, exception.Message);
            }
            catch (Exception exception) when (Environment.GetEnvironmentVariable(DebugVariable) != "1")
            {
                return await FailAsync(parsed, ErrorCode.Internal, $"{exception.Message} (Set {DebugVariable}=1 to see where.)");
            }
        });

    private static async Task<int> FailAsync(ParseResult parsed, ErrorCode code, string message)
    {
        var isJson = parsed.CommandResult.Command.Options.Contains(CommonOptions.Json) && parsed.GetValue(CommonOptions.Json);
        await Console.Error.WriteLineAsync(isJson
            ? JsonSerializer.Serialize(new { code = code.Name, detail = message }, DocumentJson.Indented)
            : $"error [{code}]: {message}");
        return ExitCodes.Failed;
    }
}
