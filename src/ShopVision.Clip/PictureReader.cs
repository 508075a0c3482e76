using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using ShopVision.Clip.Images;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Telemetry;

namespace ShopVision.Clip;

/// <summary>Reads encoded pictures into the image tower's tensors and writes up what became of each. Thread safe.</summary>
internal sealed class PictureReader(Preprocessor preprocessor, string modelLabel)
{
    /// <summary>The length of one picture's tensor.</summary>
    public int TensorLength => preprocessor.TensorLength;

    /// <summary>Fills <paramref name="tensor"/>, whose content is undefined where the picture cannot be read.</summary>
    public ReadPicture Read(ImageSource image, Span<float> tensor)
    {
        var started = Stopwatch.GetTimestamp();
        Failure? failure = null;
        try
        {
            preprocessor.Prepare(image.Content.Span, tensor);
        }
        catch (ShopVisionException exception) when (exception.Code.IsAboutImage)
        {
            failure = new Failure(image.Id, exception.Code, exception.Message);
        }

        return new ReadPicture(image.Id, failure, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>The result of a picture that went through the model; without an embedding its vector had no direction.</summary>
    public EmbeddedImage ToResult(ReadPicture picture, Embedding? embedding, TimeSpan inferenceTime)
    {
        if (embedding is null)
            return Refused(new Failure(
                picture.Id,
                ErrorCode.ImageWithoutDirection,
                $"Expected a vector with a direction from model '{modelLabel}', found one that is zero or not finite."));
        ShopVisionTelemetry.ImagesEmbedded.Add(1);
        return EmbeddedImage.Success(picture.Id, embedding, picture.DecodeTime, inferenceTime);
    }

    /// <summary>The result of a picture that never came to the model.</summary>
    public static EmbeddedImage Refused(Failure failure)
    {
        ShopVisionTelemetry.ImagesRefused.Add(1, new KeyValuePair<string, object?>("code", failure.Code.Name));
        return EmbeddedImage.Failed(failure);
    }
}

/// <summary>What became of a picture before inference.</summary>
internal readonly record struct ReadPicture(string Id, Failure? Failure, TimeSpan DecodeTime)
{
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;
}
