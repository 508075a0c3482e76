using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ShopVision.Core.Errors;
using ShopVision.Core.Filtering;
using ShopVision.Core.Searching;

namespace ShopVision.Server.Search;

/// <summary>Reads a search from a query string, a form or JSON; whatever cannot be read is <c>invalid-request</c> by name.</summary>
internal sealed class SearchRequestReader(IOptions<JsonOptions> json)
{
    private const string FilterPrefix = "filter.";

    public static SearchRequest FromQuery(IQueryCollection query) => new()
    {
        Text = query["q"],
        Filters = FilterParser.ParsePairs(query
            .Where(pair => pair.Key.StartsWith(FilterPrefix, StringComparison.Ordinal))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key[FilterPrefix.Length..], value ?? "")))),
        Limit = Integer("limit", query["limit"]) ?? SearchRequest.DefaultLimit,
        Offset = Integer("offset", query["offset"]) ?? 0,
        TextWeight = Number("textWeight", query["textWeight"]),
        Composition = Text(query["composition"]),
        Explain = Boolean("explain", query["explain"]),
    };

    public async Task<SearchRequest> FromBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType)
            return await FromFormAsync(request, cancellationToken);
        if (!request.HasJsonContentType())
            throw Invalid($"Expected multipart/form-data or application/json, found '{request.ContentType ?? "no content type"}'.");
        try
        {
            var body = await JsonSerializer.DeserializeAsync<SearchBody>(request.Body, json.Value.SerializerOptions, cancellationToken);
            return body?.ToRequest() ?? throw Invalid("Expected a JSON object, found null.");
        }
        catch (JsonException exception)
        {
            throw Invalid($"Expected a search as JSON; at '{exception.Path}' (line {exception.LineNumber + 1}) it does not fit. See /openapi/v1.json.");
        }
    }

    private static async Task<SearchRequest> FromFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await ReadFormAsync(request, cancellationToken);
        var photos = new List<ReadOnlyMemory<byte>>();
        foreach (var file in form.Files)
        {
            if (file.Name != "photo")
                throw Invalid($"Expected the photo in a form field named 'photo', found a file in '{file.Name}'.");
            // An empty file field is what a browser sends for "no photo chosen".
            if (file.Length == 0)
                continue;
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellationToken);
            photos.Add(content.ToArray());
        }

        // A forgotten @ (curl -F photo=shirt.jpg) would otherwise be a search by words alone that nobody notices.
        if (Text(form["photo"]) is not null)
            throw Invalid("Expected a file in the form field 'photo', found text. With curl, write photo=@FILE.");
        return new SearchRequest
        {
            Text = form["text"],
            Photos = photos,
            Filters = Text(form["filters"]) is { } filters ? FilterParser.ParseJson(filters) : FilterSet.None,
            Limit = Integer("limit", form["limit"]) ?? SearchRequest.DefaultLimit,
            Offset = Integer("offset", form["offset"]) ?? 0,
            TextWeight = Number("textWeight", form["textWeight"]),
            Composition = Text(form["composition"]),
            Explain = Boolean("explain", form["explain"]),
        };
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException exception) when (exception.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            throw new ShopVisionException(ErrorCode.UploadTooLarge, "The form is larger than this server accepts. Send a smaller photo.", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException and not BadHttpRequestException))
        {
            throw new ShopVisionException(ErrorCode.InvalidRequest, "Expected a multipart form, found one that is broken or ends early.", exception);
        }
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static int? Integer(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid($"Expected a whole number for '{name}', found '{value}'.");
    }

    private static double? Number(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid($"Expected a number for '{name}', found '{value}'.");
    }

    private static bool Boolean(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return false;
        return bool.TryParse(value, out var flag) ? flag : throw Invalid($"Expected true or false for '{name}', found '{value}'.");
    }

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
