using System.Text.Json;
using System.Text.Json.Serialization;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Feeds.Columns;
using ShopVision.Ingestion.Fetching;

namespace ShopVision.Ingestion.Jobs;

/// <summary>What an ingest is told, as a run keeps it: the same as on a command line, so that runs can be read and repeated.</summary>
public sealed record FeedJobArguments
{
    /// <summary>A path, whole since a worker stands elsewhere, or an address.</summary>
    public required string Feed { get; init; }

    public string? Images { get; init; }

    public string? Format { get; init; }

    public string? Map { get; init; }

    public string? Encoding { get; init; }

    public string? Currency { get; init; }

    /// <summary>A run whose failures this one is about: nothing but the products that it left out, or pictures of which, is touched.</summary>
    public string? RetryOf { get; init; }

    /// <summary>Throws <c>invalid-request</c>.</summary>
    public static FeedJobArguments Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FeedJobJson.Default.FeedJobArguments)!;
        }
        catch (JsonException fault)
        {
            throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected what an ingest is told, {{\"feed\": …}}, found something else: {fault.Message}", fault);
        }
    }

    /// <summary>What a run is told that is about the failures of another. Throws <c>invalid-request</c> where that one read no feed.</summary>
    public static string RetryFailuresOf(Run run) => (Parse(run.Arguments) with { RetryOf = run.Id }).ToJson();

    /// <summary>For whoever stands in another folder: paths from the root, addresses as they are.</summary>
    public FeedJobArguments WithWholePaths() => this with { Feed = Whole(Feed), Images = Images is null ? null : Whole(Images) };

    /// <summary>
    /// Throws <c>invalid-request</c> for a path that starts from a folder: from which one, only who asks knows; and for an address that is
    /// never fetched, such as one with a password, which the run would keep and show.
    /// </summary>
    public void RequireUsablePlaces()
    {
        foreach (var place in (string?[])[Feed, Images])
            if (place is not null && !WebAddress.IsMeant(place) && !Path.IsPathFullyQualified(place))
                throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected an address or a path from the root, found '{place}'. Write the whole path.");
            else if (place is not null && WebAddress.IsMeant(place) && WebAddress.Read(place) is { Address: null, Problem: var problem })
                throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected an address that can be fetched, found '{WebAddress.Shown(place)}', which {problem}.");
    }

    public string ToJson() => JsonSerializer.Serialize(this, FeedJobJson.Default.FeedJobArguments);

    /// <summary>Throws <c>invalid-request</c>.</summary>
    public FeedOptions ToOptions() => new()
    {
        Format = Format is null ? null : FeedFormat.Named(Format),
        Columns = Map is null ? null : ColumnMap.Parse(Map),
        Encoding = Encoding,
        Currency = Currency?.ToUpperInvariant(),
    };

    private static string Whole(string place) => WebAddress.IsMeant(place) ? place : Path.GetFullPath(place);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FeedJobArguments))]
internal sealed partial class FeedJobJson : JsonSerializerContext;
