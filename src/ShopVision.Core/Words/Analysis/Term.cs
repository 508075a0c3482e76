namespace ShopVision.Core.Words.Analysis;

/// <summary>
/// What is looked up for a word. A joined term stands for several words that may be written as one, beside their own terms:
/// "tshirt" beside "t" and "shirt".
/// </summary>
public readonly record struct Term(string Text, bool IsJoined);
