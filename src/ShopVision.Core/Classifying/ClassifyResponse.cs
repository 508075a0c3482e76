namespace ShopVision.Core.Classifying;

/// <summary>
/// What a photo shows: an answer for each axis asked, or the one for the labels named. With the scoring <c>softmax</c> the
/// probabilities of all labels asked add up to one, with <c>sigmoid</c> each label's stands for itself.
/// </summary>
public sealed record ClassifyResponse(IReadOnlyList<Classification> Classifications, string Scoring, string Model);
