using ShopVision.Core.Errors;

namespace ShopVision.Server.Uploads;

/// <summary>Reads a request that comes as a form or as JSON; whatever cannot be read is <c>invalid-request</c> by name.</summary>
internal sealed class UploadReader(JsonBody json)
{
    /// <summary><paramref name="what"/> names the request in messages: "a search".</summary>
    public async Task<T> ReadAsync<TBody, T>(
        HttpRequest request, string what, Func<TBody, T> fromJson, Func<PhotoForm, T> fromForm, CancellationToken cancellationToken)
        where TBody : class
    {
        if (request.HasFormContentType)
            return fromForm(await PhotoForm.ReadAsync(request, cancellationToken));
        if (!request.HasJsonContentType())
            throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected multipart/form-data or application/json, found '{request.ContentType ?? "no content type"}'.");
        return fromJson(await json.ReadAsync<TBody>(request, what, cancellationToken));
    }
}
