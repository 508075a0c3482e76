using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>What one file says of a size; null where it leaves it open.</summary>
internal sealed record Statement(string File, string Field, int? Value)
{
    /// <summary>The size that all files agree on. Files that contradict each other, or none that says it, are an error.</summary>
    public static int Agreed(params ReadOnlySpan<Statement> statements)
    {
        Statement? first = null;
        foreach (var statement in statements)
        {
            if (statement.Value is null)
                continue;
            first ??= statement;
            if (statement.Value != first.Value)
                throw new ShopVisionException(
                    ErrorCode.ModelInvalid,
                    $"{statement.File}: expected {statement.Field} to be {first.Value}, as {first.Field} is in {first.File}, found {statement.Value}. "
                    + "Correct the file that is wrong, or fetch the model again.");
        }

        return first?.Value ?? throw new ShopVisionException(
            ErrorCode.ModelInvalid, $"{statements[0].File}: expected {statements[0].Field} to be a whole number, found no such field there and nothing else that says it.");
    }
}
