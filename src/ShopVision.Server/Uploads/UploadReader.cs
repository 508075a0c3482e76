using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ShopVision.Core.Errors;

namespace ShopVision.Server.Uploads;

/// <summary>Reads a request that comes as a form or as JSON; whatever cannot be read is <c>invalid-request</c> by name.</summary>
internal sealed class UploadReader(IOptions<JsonOptions> json)
{
    /// <summary><paramref name="what"/> names the request in messages: "a search".</summary>
    public async Task<T> ReadAsync<TBody, T>(
        HttpRequest request, string what, Func<TBody, T> fromJson, Func<PhotoForm, T> fromForm, CancellationToken cancellationToken)
        where TBody : class
    {
        if (request.HasFormContentType)
            return fromForm(await PhotoForm.ReadAsync(request, cancellationToken));
        if (!request.HasJsonContentType())
            throw Invalid($"Expected multipart/form-data or application/json, found '{request.ContentType ?? "no content type"}'.");
        try
        {
            var body = await JsonSerializer.DeserializeAsync<TBody>(request.Body, json.Value.SerializerOptions, cancellationToken);
            return body is null ? throw Invalid("Expected a JSON object, found null.") : fromJson(body);
        }
        catch (JsonException exception)
        {
            throw Invalid($"Expected {what} as JSON; at '{exception.Path}' (line {exception.LineNumber + 1}) it does not fit. See /openapi/v1.json.");
        }
    }

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
