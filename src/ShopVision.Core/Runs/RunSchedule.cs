namespace ShopVision.Core.Runs;

/// <summary>Asks for a run again and again: at the times of a cron expression (seconds first, as Quartz reads it), in a time zone.</summary>
public sealed record RunSchedule(string Name, string Cron, string TimeZone, RunRequest Request)
{
    /// <summary>Only later times count: when it was made, or when it last asked for a run.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Letters, digits, hyphens, dots and underscores: names become paths.</summary>
    public static bool IsName(string name) => StateFolder.IsSafe(name);
}
