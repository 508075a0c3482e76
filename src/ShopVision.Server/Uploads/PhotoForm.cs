using ShopVision.Core.Errors;

namespace ShopVision.Server.Uploads;

/// <summary>A multipart form with the photos in its field <c>photo</c>, held in memory and nowhere else.</summary>
internal sealed record PhotoForm(IFormCollection Fields, IReadOnlyList<ReadOnlyMemory<byte>> Photos)
{
    /// <summary>Throws <c>invalid-request</c> and <c>upload-too-large</c>.</summary>
    public static async Task<PhotoForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
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

        // A forgotten @ (curl -F photo=shirt.jpg) would otherwise be a request without a photo that nobody notices.
        if (FormFields.Text(form["photo"]) is not null)
            throw Invalid("Expected a file in the form field 'photo', found text. With curl, write photo=@FILE.");
        return new PhotoForm(form, photos);
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

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
