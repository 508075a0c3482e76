using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Composition;

/// <summary>The terms of words alone: what they say, less what they ask not to have.</summary>
internal static class WordTerms
{
    /// <summary>The weight of what must go in the role-aware query of MulVec (gF).</summary>
    public const double AvoidedWeight = 0.2;

    public static async Task<IReadOnlyList<QueryTerm>> OfAsync(QueryIntent intent, TextEncoder texts, CancellationToken cancellationToken)
    {
        // With nothing wanted beside it ("not red"), the text as typed is all there is to go by.
        var isPlain = !intent.Avoided.Any() || intent.PositiveText.Length == 0;
        var direction = await texts.EncodeAsync(isPlain ? intent.Text : intent.PositiveText, cancellationToken);
        var wanted = new QueryTerm(Signals.Words, direction, 1);
        return isPlain ? [wanted] : [wanted, .. await AvoidedAsync(intent, texts, cancellationToken)];
    }

    public static async Task<IReadOnlyList<QueryTerm>> AvoidedAsync(QueryIntent intent, TextEncoder texts, CancellationToken cancellationToken)
    {
        var embeddings = await texts.EncodeAsync([.. intent.Avoided.Select(wish => wish.Value.ToLowerInvariant())], cancellationToken);
        return [.. embeddings.Select(embedding => new QueryTerm(Signals.Words, embedding, -AvoidedWeight))];
    }
}
