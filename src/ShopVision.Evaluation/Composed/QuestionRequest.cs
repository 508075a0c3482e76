using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Composed;

/// <summary>Which questions to ask.</summary>
public sealed record QuestionRequest(Truth Truth, QuerySplit Split = QuerySplit.All, ulong Seed = 1, int? Limit = null);
