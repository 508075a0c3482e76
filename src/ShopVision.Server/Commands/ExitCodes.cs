namespace ShopVision.Server.Commands;

/// <summary>What the process says to scripts; documented in the README.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int DoneWithRefusals = 3;

    /// <summary>Of a run that was watched: somebody cancelled or rejected it.</summary>
    public const int Cancelled = 4;
}
