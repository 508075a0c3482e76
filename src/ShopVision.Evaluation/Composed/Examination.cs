using System.Collections.Concurrent;
using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Core.Searching;
using ShopVision.Core.Vocabularies;
using ShopVision.Evaluation.Galleries;
using ShopVision.Evaluation.Metrics;
using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Composed;

/// <summary>Questions ready to be asked of a gallery, with all that does not depend on how a query is composed read once.</summary>
internal sealed record Examination(
    Gallery Gallery, TruthSummary Truth, QuestionSummary Summary, IReadOnlyList<PreparedQuestion> Questions, string Generation)
{
    // So many share a pass over the gallery; more would gain little and hold scores of every product each.
    private const int QuestionsAPass = 16;

    /// <summary>Throws <c>index-missing</c>, <c>model-mismatch</c> and <c>truth-invalid</c>.</summary>
    public static async Task<Examination> PrepareAsync(
        IProductIndex index, TextEncoder texts, QuestionRequest request, CancellationToken cancellationToken)
    {
        using var states = new CatalogStates(index, texts.Model, texts);
        var state = await states.GetAsync(cancellationToken);
        var gallery = await Gallery.LoadAsync(index, cancellationToken);
        var truth = MatchedTruth.Of(request.Truth, gallery);
        var questions = MakeQuestions(truth, request);

        var readings = questions.Select(question => question.ProductId).Distinct().AsParallel().ToDictionary(
            id => id, id => state.Bank.Read(gallery.PhotoOf(gallery.PositionOf(id))));
        var intents = questions.Select(question => question.Text).Distinct().ToDictionary(text => text, state.Intent.Read);
        var prepared = questions.Select(question => new PreparedQuestion(
            question,
            gallery.PositionOf(question.ProductId),
            [.. question.Relevant.Select(gallery.PositionOf)],
            new CompositionInput(
                gallery.PhotoOf(gallery.PositionOf(question.ProductId)), readings[question.ProductId], intents[question.Text]))).ToList();
        return new Examination(gallery, truth.Summary, Summarise(prepared, request), prepared, state.Generation.Id);
    }

    /// <summary>Asks every question in one way and judges the rankings, in the order of the questions.</summary>
    public async Task<RankScore[]> AskAsync(string contender, Composer composer, CancellationToken cancellationToken)
    {
        var queries = new Embedding[Questions.Count];
        await Parallel.ForAsync(0, queries.Length, cancellationToken, async (i, token) =>
            queries[i] = (await Contenders.AskAsync(contender, composer, Questions[i].Input, token)).Direction);

        var judged = new RankScore[queries.Length];
        Parallel.ForEach(
            Partitioner.Create(0, queries.Length, QuestionsAPass),
            new ParallelOptions { CancellationToken = cancellationToken },
            range => Judge(range.Item1, queries.AsSpan(range.Item1..range.Item2), judged));
        return judged;
    }

    private void Judge(int first, ReadOnlySpan<Embedding> queries, RankScore[] judged)
    {
        var scores = new float[queries.Length][];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = new float[Gallery.Ids.Count];
        Gallery.Score(queries, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            var question = Questions[first + i];
            judged[first + i] = RankScore.Of(Ranks.Of(scores[i], question.Relevant, leftOut: question.Asker));
        }
    }

    private static IReadOnlyList<ComposedQuestion> MakeQuestions(MatchedTruth truth, QuestionRequest request)
    {
        var axes = truth.Summary.Axes;
        var questions = axes.Count < 2 ? [] : new QuestionMaker(axes, truth.Products).Make(request.Split, request.Seed, request.Limit);
        return questions.Count > 0
            ? questions
            : throw new ShopVisionException(
                ErrorCode.TruthInvalid,
                $"Expected truth file '{truth.Summary.Source}' to hold at least two of color, category and gender, and products that " +
                $"differ from {QuestionMaker.MinimumRelevant} others in one of them; found no such product among the " +
                $"{truth.Summary.Matched} matched ones ({request.Split.Name()} ids), with {string.Join(", ", axes)}. Use a larger catalog or more columns.");
    }

    private static QuestionSummary Summarise(List<PreparedQuestion> questions, QuestionRequest request)
    {
        var byAxis = questions.GroupBy(question => question.Question.Axis).ToList();
        return new QuestionSummary(
            request.Split.Name(),
            request.Seed,
            questions.Count,
            questions.Select(question => question.Asker).Distinct().Count(),
            byAxis.ToDictionary(axis => axis.Key, axis => axis.Count()),
            byAxis.ToDictionary(axis => axis.Key, axis => axis.Average(question => question.IsUnderstood ? 1.0 : 0.0)));
    }
}
