namespace ShopVision.Contracts.Modelling;

/// <summary>One thing that happens to an index; the seed decides to which products, or what is asked.</summary>
public sealed record Step(StepKind Kind, int Seed)
{
    public override string ToString() => $"{Kind}({Seed})";
}
