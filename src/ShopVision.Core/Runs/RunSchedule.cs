namespace ShopVision.Core.Runs;

/// <summary>Asks for a run again and again: at the times of a cron expression (seconds first, as Quartz reads it), in a time zone.</summary>
public sealed record RunSchedule(string Name, string Cron, string TimeZone, RunRequest Request);
