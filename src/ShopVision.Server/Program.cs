using System.CommandLine;
using ShopVision.Server.Commands;
using ShopVision.Server.Commands.Evaluate;
using ShopVision.Server.Commands.Feeds;
using ShopVision.Server.Commands.Index;
using ShopVision.Server.Commands.Models;
using ShopVision.Server.Commands.Runs;
using ShopVision.Server.Commands.Schedules;

var root = new RootCommand("ShopVision: product search by photo and words. Start with 'shopvision demo'.");
foreach (Command command in (Command[])[new DemoCommand(), new IngestCommand(), new FeedsCommand(), new RunsCommand(), new ScheduleCommand(), new WorkCommand(), new SearchCommand(), new ServeCommand(), new ClassifyCommand(), new EvaluateCommand(), new ModelsCommand(), new IndexCommand(), new EmbedCommand(), new TokenizeCommand(), new PreprocessCommand(), new DrawCommand()])
    root.Subcommands.Add(command);

var parsed = root.Parse(args);
// Longer than the 30 seconds in which the web host finishes requests under way: the default, two, would cut them off.
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(40) });
return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
