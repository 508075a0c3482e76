using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// The trained scale and bias of a network's logits. config.json says at most where training began, and exports of one tower leave them
/// out, so they are looked for where they can be: with whoever imports, in the trained weights, in the combined export.
/// </summary>
internal static class PublishedScoring
{
    /// <summary>
    /// CLIP's training ends at 100, to which it clamps the scale (Radford et al. 2021, section 2.5). It spreads zero-shot
    /// probabilities and changes no ranking; a model that differs says so in a model.json.
    /// </summary>
    private const float ClipLogitScale = 100;

    public static ZeroShotScoring Read(string folder, PublishedModel model, PublishedChoices choices, int size, int length)
    {
        var isSigmoid = model.IsSigmoid;
        if (Chosen(choices, isSigmoid) is { } chosen)
            return chosen;
        if (TrainedWeights.ReadLogits(folder) is var (scale, bias))
            return isSigmoid
                ? new ZeroShotScoring(IsSigmoid: true, scale, bias ?? throw new ShopVisionException(
                    ErrorCode.ModelInvalid, $"{TrainedWeights.FileIn(folder)}: expected 'logit_bias', which a model with a sigmoid has, found no such tensor."))
                : ZeroShotScoring.Softmax(scale);
        if (!isSigmoid)
            return ZeroShotScoring.Softmax(ClipLogitScale);
        return model.CombinedGraph is { } combined
            ? LogitMeasurement.Measure(Path.Combine(folder, combined), size, length)
            : throw new ShopVisionException(
                ErrorCode.ModelMissing,
                $"Expected the combined export '{Path.Combine(folder, "onnx", "model.onnx")}' or the trained weights (model.safetensors), found neither. "
                + "The scale and bias of the model's sigmoid stand in no other file: fetch one of them, or name both numbers with "
                + "'shopvision models import --logit-scale … --logit-bias …'.");
    }

    private static ZeroShotScoring? Chosen(PublishedChoices choices, bool isSigmoid)
    {
        if (choices is { LogitScale: null, LogitBias: null })
            return null;
        if (choices.LogitScale is not { } scale || choices.LogitBias is null == isSigmoid)
            throw new ShopVisionException(
                ErrorCode.InvalidRequest,
                isSigmoid
                    ? "Expected both a logit scale and a bias, because the model has a sigmoid, found one of them."
                    : "Expected a logit scale and no bias, because the model has no sigmoid.");
        return new ZeroShotScoring(isSigmoid, scale, choices.LogitBias ?? 0);
    }
}
