using Microsoft.Extensions.Primitives;
using ShopVision.Core.Classifying;
using ShopVision.Core.Errors;
using ShopVision.Server.Uploads;

namespace ShopVision.Server.Classify;

/// <summary>Reads what to classify from a form or JSON, and refuses what would keep the model busy for long.</summary>
internal sealed class ClassifyRequestReader(UploadReader uploads)
{
    public const int MaxLabels = 500;
    public const int MaxTemplates = 10;
    public const int MaxPrompts = 1000;
    public const int MaxLength = 200;

    public async Task<PhotoQuestion> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var question = await uploads.ReadAsync<ClassifyBody, PhotoQuestion>(
            request, "a photo to classify", body => new PhotoQuestion(OnlyPhoto(body.Image is { Length: > 0 } image ? [image] : []), body.ToRequest()), FromForm, cancellationToken);
        Check("labels", question.Request.Labels, MaxLabels);
        Check("templates", question.Request.Templates, MaxTemplates);
        Check("axes", question.Request.Axes, MaxLabels);
        var prompts = question.Request.Labels.Count * question.Request.Templates.Count;
        return prompts <= MaxPrompts
            ? question
            : throw Invalid($"Expected at most {MaxPrompts} labels times templates, found {prompts}. Name fewer templates.");
    }

    private static PhotoQuestion FromForm(PhotoForm form) => new(OnlyPhoto(form.Photos), new ClassifyRequest
    {
        Labels = Listed(form.Fields["labels"]),
        // A template may hold commas, so each is a field of its own.
        Templates = [.. form.Fields["templates"].OfType<string>().Where(template => template.Length > 0)],
        Axes = Listed(form.Fields["axes"]),
        Top = FormFields.Integer("top", form.Fields["top"]) ?? ClassifyRequest.DefaultTop,
    });

    private static IReadOnlyList<string> Listed(StringValues values) => [.. values.OfType<string>()
        .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static ReadOnlyMemory<byte> OnlyPhoto(IReadOnlyList<ReadOnlyMemory<byte>> photos) =>
        photos is [var photo] ? photo : throw Invalid($"Expected one photo, found {photos.Count}. Send it in the form field 'photo', or as base64 in 'image'.");

    private static void Check(string name, IReadOnlyList<string> texts, int most)
    {
        if (texts.Count > most)
            throw Invalid($"Expected at most {most} {name}, found {texts.Count}.");
        if (texts.Any(text => text is null || text.Length > MaxLength))
            throw Invalid($"Expected {name} of at most {MaxLength} characters, found {(texts.Contains(null!) ? "null" : "a longer one")}.");
    }

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
