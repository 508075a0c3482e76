namespace ShopVision.Evaluation.Queries;

/// <summary>
/// "Like this product, but …": the product whose photo asks, the axis that changes, the value it shall have, the words that say
/// so, and the products that are right answers.
/// </summary>
public sealed record ComposedQuestion(string ProductId, string Axis, string Value, string Text, IReadOnlyList<string> Relevant);
