using System.CommandLine;

namespace ShopVision.Server.Commands.Schedules;

internal sealed class ScheduleCommand : Command
{
    public ScheduleCommand() : base("schedule", "Have runs asked for again and again, while 'shopvision work' or 'serve --work' goes on.")
    {
        Subcommands.Add(new AddScheduleCommand());
        Subcommands.Add(new ListSchedulesCommand());
        Subcommands.Add(new RemoveScheduleCommand());
    }

    public static Argument<string> ScheduleName { get; } = new("NAME") { Description = "The schedule's name: letters, digits, hyphens, dots and underscores." };
}
