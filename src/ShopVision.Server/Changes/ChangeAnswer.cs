using ShopVision.Ingestion.Changes;

namespace ShopVision.Server.Changes;

/// <summary>The run that does what was accepted, which may do edits of other requests as well; and the items that were not.</summary>
internal sealed record ChangeAnswer(string Run, int Accepted, IReadOnlyList<ChangeError> Errors);

/// <summary>Why an item was not accepted; <paramref name="Index"/> counts from 0.</summary>
internal sealed record ChangeError(int Index, string? Id, string Code, string Message)
{
    public static ChangeError Of(EditRefusal refusal) => new(refusal.Index, refusal.Id, refusal.Code.Name, refusal.Message);
}
