using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using ShopVision.Clip.Images;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip;

/// <summary>What became of one image before inference: the pixels that the model will see, or a failure.</summary>
internal sealed record PreparedImage(string Id, RgbImage? Picture, Failure? Failure, TimeSpan DecodeTime)
{
    [MemberNotNullWhen(true, nameof(Picture))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Picture is not null;

    public static PreparedImage From(ImageSource image, Preprocessor preprocessor)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var picture = preprocessor.Prepare(image.Content.Span);
            return new PreparedImage(image.Id, picture, null, Stopwatch.GetElapsedTime(started));
        }
        catch (ShopVisionException exception) when (exception.Code.IsAboutImage)
        {
            return new PreparedImage(image.Id, null, new Failure(image.Id, exception.Code, exception.Message), Stopwatch.GetElapsedTime(started));
        }
    }
}
