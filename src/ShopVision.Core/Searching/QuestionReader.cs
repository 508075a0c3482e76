using System.Diagnostics;
using ShopVision.Core.Composition;
using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Searching;

/// <summary>Understands a request: reads its words and its photo, and composes what to search with. Thread safe.</summary>
internal sealed class QuestionReader(ReferenceReader references, Composer composer)
{
    public async Task<Question> ReadAsync(SearchRequest request, CatalogState state, SearchClock clock, CancellationToken cancellationToken)
    {
        // At either end of the text weight the other side is not there at all, so that 0 and 1 are exact in every composition.
        var hasPhoto = request.Photos.Count + request.ProductIds.Count > 0;
        var hasWords = !string.IsNullOrWhiteSpace(request.Text);
        var intent = hasWords && !(hasPhoto && request.TextWeight == 0) ? state.Intent.Read(request.Text!.Trim()) : null;
        var photo = hasPhoto && !(hasWords && request.TextWeight == 1) ? await references.ReadAsync(request, clock, cancellationToken) : null;

        var started = Stopwatch.GetTimestamp();
        var question = await ComposeAsync(request, photo, intent, state, cancellationToken);
        clock.Encode += Stopwatch.GetElapsedTime(started);
        return question;
    }

    private async Task<Question> ComposeAsync(
        SearchRequest request, Reference? photo, QueryIntent? intent, CatalogState state, CancellationToken cancellationToken)
    {
        if (photo is null)
            return intent is null
                ? new Question(null, null, null, null)
                : new Question(await composer.OfWordsAsync(intent, cancellationToken), intent, null, null);
        if (intent is null)
            return new Question(Composer.OfPhoto(photo.Embedding), null, null, request.Explain ? Read(photo, state) : null);

        var reading = Read(photo, state);
        var composed = await composer.OfBothAsync(
            new CompositionInput(photo.Embedding, reading, intent), request.Composition, request.TextWeight, cancellationToken);
        return new Question(composed.Query, intent, composed, reading);
    }

    private static PhotoReading Read(Reference photo, CatalogState state)
    {
        var reading = state.Bank.Read(photo.Embedding);
        return photo.Product is { } product ? reading.Knowing(product) : reading;
    }
}
