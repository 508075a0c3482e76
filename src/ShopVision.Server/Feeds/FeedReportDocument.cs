using ShopVision.Ingestion.Feeds;

namespace ShopVision.Server.Feeds;

/// <summary>What a feed holds, as commands print it and HTTP answers it.</summary>
internal sealed record FeedReportDocument(
    string Format, string Encoding, long Products, long Groups, long Images, long LeftOut, long Refused, long WithoutTitle, long WithoutImages,
    long WithoutPrice, IReadOnlyDictionary<string, long> Currencies, IReadOnlyList<FeedProblemDocument> Problems)
{
    public static FeedReportDocument Of(FeedReport report) => new(
        report.Format.Name, report.Encoding, report.Products, report.Groups, report.Images, report.LeftOut, report.Refused, report.WithoutTitle,
        report.WithoutImages, report.WithoutPrice, report.Currencies,
        [.. report.Problems.Select(problem => new FeedProblemDocument(problem.Line, problem.ProductId, problem.Code.Name, problem.Message))]);
}

/// <summary>A product that cannot be read, and why.</summary>
internal sealed record FeedProblemDocument(long Line, string? ProductId, string Code, string Message);
