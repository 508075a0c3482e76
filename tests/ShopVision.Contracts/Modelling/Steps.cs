using FsCheck;
using FsCheck.Fluent;

namespace ShopVision.Contracts.Modelling;

/// <summary>Sequences of steps: as many questions as changes, and now and then another generation.</summary>
public static class Steps
{
    private static readonly Gen<StepKind> Kinds = Gen.Frequency(
        (40, Gen.Constant(StepKind.Ask)), (8, Gen.Constant(StepKind.Get)), (20, Gen.Constant(StepKind.Upsert)),
        (10, Gen.Constant(StepKind.Patch)), (10, Gen.Constant(StepKind.Delete)), (3, Gen.Constant(StepKind.Rebuild)),
        (2, Gen.Constant(StepKind.Abandon)), (3, Gen.Constant(StepKind.RollBack)), (2, Gen.Constant(StepKind.Prune)),
        (2, Gen.Constant(StepKind.Reopen)));

    private static readonly Gen<Step> Any =
        from kind in Kinds
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new Step(kind, seed);

    public static Arbitrary<Step[]> OfLength(int length) => Arb.From(Any.ArrayOf(length), Shorter);

    /// <summary>Without a half, a quarter and so on of the steps, down to one: what is left of a failing sequence is what it takes.</summary>
    private static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (var size = steps.Length / 2; size >= 1; size /= 2)
            for (var start = 0; start + size <= steps.Length; start += size)
                yield return [.. steps[..start], .. steps[(start + size)..]];
    }
}
