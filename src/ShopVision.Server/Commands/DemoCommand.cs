using System.CommandLine;
using System.Diagnostics;
using ShopVision.Core.Errors;
using ShopVision.Drawing;
using ShopVision.Ingestion.Runs;
using ShopVision.LocalIndex;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

/// <summary>Everything at once, for a first look: draws a catalog, ingests it and serves the page.</summary>
internal sealed class DemoCommand : Command
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Where the demo keeps its catalog. Default: a folder of its own among this user's application data.",
        HelpName = "DIR",
    };

    public DemoCommand() : base("demo", "Draw a catalog, ingest it and serve the search page. Needs no download and no feed.")
    {
        Options.Add(Data);
        Options.Add(CommonOptions.Index);
        Options.Add(CommonOptions.Urls);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Created(parsed.GetValue(Data) ?? Path.Combine(UserFolder.Path, "demo"));
        var drawn = Path.Combine(folder.Path, "drawn");
        await DrawAsync(drawn, cancellationToken);

        var settings = SettingsFile.Load();
        using var catalog = OpenCatalog.Open(folder, parsed.GetValue(CommonOptions.Index), model: null, settings);
        var report = await IngestCommand.IngestAsync(
            catalog,
            new IngestRequest
            {
                FeedPath = Path.Combine(drawn, DrawnFeed.FileName),
                DataFolder = folder.Path,
                Rebuild = await MustRebuildAsync(catalog, isOwn: parsed.GetValue(Data) is null, cancellationToken),
            },
            isQuiet: false,
            cancellationToken);
        IngestPrinting.Print(report);
        await ServeCommand.RunAsync(catalog, parsed.GetValue(CommonOptions.Urls), adminUrls: null, settings, cancellationToken);
        return ExitCodes.Done;
    }

    // SVG may only be rendered in a process that decodes no uploads, so the drawing is done by a child.
    private static async Task DrawAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Started as "dotnet shopvision.dll", the process is dotnet itself.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet")
            start.ArgumentList.Add(typeof(DemoCommand).Assembly.Location);
        foreach (var argument in (string[])["draw", "--out", folder])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        if (process.ExitCode != ExitCodes.Done)
            throw new ShopVisionException(ErrorCode.Internal, $"Expected the demo catalog to be drawn into '{folder}', found: {(await errors).Trim()}");
        Console.Write(await output);
    }

    /// <summary>What an earlier version made is drawn again, but never in a folder that the user named: it may hold more than a demo.</summary>
    private static async Task<bool> MustRebuildAsync(OpenCatalog catalog, bool isOwn, CancellationToken cancellationToken)
    {
        try
        {
            return await catalog.Index.DescribeAsync(cancellationToken) is { } description
                && !description.Published.Model.Admits(catalog.Embedder.Model);
        }
        catch (ShopVisionException exception) when (isOwn && catalog.Index is LocalProductIndex && exception.Code == ErrorCode.IndexVersionUnsupported)
        {
            Directory.Delete(catalog.Folder.Index, recursive: true);
            return true;
        }
    }
}
