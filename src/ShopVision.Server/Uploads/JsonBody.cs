using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ShopVision.Core.Errors;

namespace ShopVision.Server.Uploads;

/// <summary>Reads a request that is JSON; whatever does not fit is <c>invalid-request</c> by its place.</summary>
internal sealed class JsonBody(IOptions<JsonOptions> json)
{
    /// <summary><paramref name="what"/> names the request in messages: "a search".</summary>
    public async Task<T> ReadAsync<T>(HttpRequest request, string what, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, json.Value.SerializerOptions, cancellationToken)
                ?? throw Invalid("Expected a JSON object, found null.");
        }
        catch (JsonException exception)
        {
            throw Invalid($"Expected {what} as JSON; at '{exception.Path}' (line {exception.LineNumber + 1}) it does not fit. The document under /openapi tells what does.");
        }
    }

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
