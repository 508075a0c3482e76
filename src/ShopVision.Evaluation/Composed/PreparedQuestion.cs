using ShopVision.Core.Composition;
using ShopVision.Evaluation.Queries;

namespace ShopVision.Evaluation.Composed;

/// <summary>A question with its photo and words read, and the positions in the gallery of who asks and who answers.</summary>
internal sealed record PreparedQuestion(ComposedQuestion Question, int Asker, int[] Relevant, CompositionInput Input)
{
    /// <summary>Whether the words were recognised as the change that they ask.</summary>
    public bool IsUnderstood => Input.Intent.Wanted.Any(
        wish => wish.Axis == Question.Axis && Truths.Label.AreSame(wish.Value, Question.Value));
}
