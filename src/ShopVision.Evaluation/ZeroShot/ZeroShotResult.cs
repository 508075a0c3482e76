using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.ZeroShot;

/// <summary>
/// How often the true value is the best, among the best three and among the best five of <paramref name="Labels"/> values, from 0
/// to 1. <paramref name="MacroRecall"/> is the mean over the true values of how often each is recognised, so that rare ones
/// count like frequent ones. Products whose true value is not a label count as wrong; <paramref name="Unlabelled"/> counts them.
/// </summary>
public sealed record ZeroShotResult(
    string Axis,
    int Products,
    int Labels,
    Estimate Top1,
    Estimate Top3,
    Estimate Top5,
    Estimate MacroRecall,
    IReadOnlyDictionary<string, int> Unlabelled);
