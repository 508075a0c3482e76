using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Fetching;
using ShopVision.Server.Feeds;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Feeds;

internal sealed class CheckFeedCommand : Command
{
    private const int MostPrinted = 50;

    private static readonly Option<bool> Strict = new("--strict") { Description = $"Exit with {ExitCodes.DoneWithRefusals} where a product cannot be read." };

    public CheckFeedCommand() : base("check", "Read a whole feed and tell its format, what it holds, and which products cannot be read and why. Touches nothing.")
    {
        Arguments.Add(FeedArguments.Feed);
        foreach (var option in (IEnumerable<Option>)[.. FeedArguments.Options, Strict, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var fetching = SettingsFile.Load().Bind<FetchOptions>(FetchOptions.Section);
        var report = await FeedCheck.RunAsync(parsed.GetRequiredValue(FeedArguments.Feed), FeedArguments.Read(parsed), fetching, TimeProvider.System, cancellationToken);
        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(FeedReportDocument.Of(report), DocumentJson.Indented));
        else
            Print(report);
        if (report.Products > 0)
            return parsed.GetValue(Strict) && report.Refused > 0 ? ExitCodes.DoneWithRefusals : ExitCodes.Done;
        await Console.Error.WriteLineAsync("The feed has no usable product: an ingest would end with feed-invalid and change nothing.");
        return ExitCodes.Failed;
    }

    private static void Print(FeedReport report)
    {
        foreach (var problem in report.Problems.Take(MostPrinted))
            Console.WriteLine($"refused [{problem.Code}] line {problem.Line}{(problem.ProductId is null ? "" : $", product {problem.ProductId}")}: {problem.Message}");
        if (report.Refused > MostPrinted)
            Console.WriteLine($"… and {report.Refused - MostPrinted} more; --json tells the first {FeedCheck.MostProblems}.");
        Console.WriteLine($"format: {report.Format.Name} ({report.Format.Title}), {report.Encoding}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"products: {report.Products:N0} in {report.Groups:N0} groups, {report.Images:N0} pictures; {report.LeftOut:N0} left out because the feed says that they are not for sale, {report.Refused:N0} refused"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"without: {report.WithoutTitle:N0} a title, {report.WithoutImages:N0} a picture, {report.WithoutPrice:N0} a price"));
        var currencies = report.Currencies.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{(pair.Key.Length > 0 ? pair.Key : "none named (--currency names one)")} {pair.Value:N0}"));
        if (report.Currencies.Count > 0)
            Console.WriteLine($"currencies: {string.Join(", ", currencies)}");
    }
}
