using System.Globalization;
using System.Text.Json;
using ShopVision.Bench;
using ShopVision.Bench.Scenarios;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
IScenario[] scenarios = [new IndexScan(), new EmbedImages(), new SearchRequests(), new ComposedQuality(), new DemoStart()];
var isJson = args.Contains("--json");
var name = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "list";
if (name == "list")
{
    foreach (var scenario in scenarios)
        Console.WriteLine($"{scenario.Name,-16} {scenario.Description}");
    return 0;
}

var chosen = name == "all" ? scenarios : [.. scenarios.Where(scenario => scenario.Name == name)];
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"Expected the name of a scenario, 'all' or 'list', found '{name}'. Scenarios: {string.Join(", ", scenarios.Select(scenario => scenario.Name))}.");
    return 2;
}

var isGreen = true;
foreach (var scenario in chosen)
{
    var measured = await scenario.RunAsync(CancellationToken.None);
    isGreen &= measured.Holds != false;
    Console.WriteLine(isJson ? JsonSerializer.Serialize(measured, JsonSerializerOptions.Web) : Report.Line(measured));
}

return isGreen ? 0 : 1;
