using ShopVision.Core.Composition;
using ShopVision.Core.Errors;

namespace ShopVision.Evaluation.Composed;

/// <summary>What can answer a composed question: the compositions, and either side alone, which a composition must beat.</summary>
public static class Contenders
{
    public const string PhotoOnly = "photo-only";
    public const string TextOnly = "text-only";

    public static IReadOnlyList<string> Names { get; } = [.. Compositions.Names, PhotoOnly, TextOnly];

    /// <summary>The query vector, made as a search makes it.</summary>
    internal static async Task<ComposedQuery> AskAsync(
        string name, Composer composer, CompositionInput input, CancellationToken cancellationToken) => name switch
        {
            PhotoOnly => Composer.OfPhoto(input.Photo),
            TextOnly => await composer.OfWordsAsync(input.Intent, cancellationToken),
            _ => (await composer.OfBothAsync(input, name, textWeight: null, cancellationToken)).Query,
        };

    internal static void RequireKnown(IReadOnlyList<string> names)
    {
        if (names.Count == 0 || names.Except(Names).Any())
            throw new ShopVisionException(
                ErrorCode.UnknownComposition,
                $"Expected compositions out of {string.Join(", ", Names)}, found '{string.Join(", ", names)}'.");
    }
}
